// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/layerscan.h"

namespace darse::connect::docker {

using backend::FileMark;
using backend::FileType;
using backend::LayerContent;

namespace {

constexpr std::string_view kGone = ".wh.";
constexpr std::string_view kOpaque = ".wh..wh..opq";

std::string tidied(std::string path)
{
    while (path.starts_with("./"))
        path.erase(0, 2);
    while (!path.empty() && (path.front() == '/'))
        path.erase(0, 1);
    while (!path.empty() && path.back() == '/')
        path.pop_back();
    return path == "." ? std::string() : path;
}

FileType typeOf(const TarHead& head)
{
    if (head.isFolder())
        return FileType::Folder;
    if (head.isFile())
        return FileType::File;
    return head.type == '2' ? FileType::Link : FileType::Other;
}

} // namespace

LayerContent LayerPile::add(const std::vector<TarHead>& heads)
{
    LayerContent content;
    std::set<std::string> fresh; // what is of this layer itself
    for (const TarHead& head : heads) {
        const std::string path = tidied(head.name);
        if (path.empty())
            continue;
        const std::size_t slash = path.rfind('/');
        const std::string folder = slash == std::string::npos ? std::string() : path.substr(0, slash);
        const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
        if (name == kOpaque) {
            empty(folder, content);
            continue;
        }
        if (name.starts_with(kGone)) {
            const std::string target = name.substr(kGone.size());
            remove(folder.empty() ? target : folder + '/' + target, content);
            continue;
        }
        const bool isKnown = m_known.contains(path) && !fresh.contains(path);
        const bool isFolder = head.isFolder();
        // A tar names the folders on the way to what it brings.
        const FileMark mark = isKnown ? (isFolder ? FileMark::None : FileMark::Changed) : FileMark::Added;
        const auto size = head.isFile() ? static_cast<qint64>(head.size) : 0;
        content.entries.push_back({QString::fromStdString(path), typeOf(head), size, mark});
        content.bytes += size;
        m_known.insert(path);
        fresh.insert(path);
    }
    return content;
}

void LayerPile::remove(const std::string& path, LayerContent& content)
{
    const std::string inside = path + '/';
    const auto first = m_known.lower_bound(inside);
    auto last = first;
    while (last != m_known.end() && last->starts_with(inside))
        ++last;
    // Not every archive names the folders on the way.
    const bool isFolder = first != last;
    m_known.erase(first, last);
    if (m_known.erase(path) == 0 && !isFolder)
        return;
    content.entries.push_back(
        {QString::fromStdString(path), isFolder ? FileType::Folder : FileType::File, 0, FileMark::Deleted});
}

void LayerPile::empty(const std::string& folder, LayerContent& content)
{
    const std::string inside = folder.empty() ? folder : folder + '/';
    std::set<std::string> children;
    for (auto each = m_known.lower_bound(inside); each != m_known.end() && each->starts_with(inside); ++each) {
        const std::string rest = each->substr(inside.size());
        children.insert(inside + rest.substr(0, rest.find('/')));
    }
    for (const std::string& child : children)
        remove(child, content);
}

} // namespace darse::connect::docker
