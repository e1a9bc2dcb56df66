// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/layertree.h"

#include <QHash>

#include <algorithm>
#include <set>

namespace darse::ui {

using backend::FileMark;
using backend::FileType;
using backend::LayerContent;
using backend::LayerEntry;

namespace {

/// Deeper than that nobody looks, and no stack shall grow with what an image has.
constexpr int kDeepest = 64;

void put(LayerNode& root, const LayerEntry& entry, FileMark mark)
{
    LayerNode* node = &root;
    for (const QString& part : entry.path.split(u'/').mid(0, kDeepest))
        node = &node->children[part];
    node->type = entry.type;
    node->mark = mark;
    node->size = entry.size;
    if (entry.type != FileType::Folder)
        node->children.clear();
}

void take(LayerNode& root, const QString& path)
{
    LayerNode* node = &root;
    const QStringList parts = path.split(u'/');
    for (const QString& part : parts.mid(0, parts.size() - 1)) {
        const auto child = node->children.find(part);
        if (child == node->children.end())
            return;
        node = &child->second;
    }
    node->children.erase(parts.back());
}

qint64 sumUp(LayerNode& node) // NOLINT(misc-no-recursion): kDeepest
{
    if (node.type != FileType::Folder)
        return node.size;
    node.size = 0;
    for (auto& [name, child] : node.children)
        node.size += sumUp(child);
    return node.size;
}

struct Owner {
    std::size_t layer;
    qint64 size;
};

/// Calls `gone` for each file that a later layer hides, with its owner.
template <class Function>
void eachWasted(const std::vector<LayerContent>& layers, Function gone)
{
    std::map<QString, Owner> owners;
    const auto hide = [&](std::map<QString, Owner>::iterator which) {
        gone(which->first, which->second);
        return owners.erase(which);
    };
    for (std::size_t i = 0; i < layers.size(); ++i) {
        for (const LayerEntry& entry : layers[i].entries) {
            if (const auto before = owners.find(entry.path); before != owners.end())
                hide(before);
            if (entry.mark == FileMark::Deleted) {
                const QString inside = entry.path + u'/';
                for (auto each = owners.lower_bound(inside); each != owners.end() && each->first.startsWith(inside);)
                    each = hide(each);
            } else if (entry.type == FileType::File) {
                owners[entry.path] = {i, entry.size};
            }
        }
    }
}

} // namespace

LayerNode treeOfLayer(const LayerContent& layer)
{
    LayerNode root;
    for (const LayerEntry& entry : layer.entries)
        put(root, entry, entry.mark);
    sumUp(root);
    return root;
}

LayerNode treeUpTo(const std::vector<LayerContent>& layers, std::size_t count)
{
    LayerNode root;
    for (std::size_t i = 0; i < std::min(count, layers.size()); ++i) {
        const bool isLast = i + 1 == count;
        for (const LayerEntry& entry : layers[i].entries) {
            if (entry.mark == FileMark::Deleted)
                take(root, entry.path);
            else if (entry.type != FileType::Folder || entry.mark != FileMark::None)
                put(root, entry, isLast ? entry.mark : FileMark::None);
        }
    }
    sumUp(root);
    return root;
}

std::vector<qint64> wastedBytes(const std::vector<LayerContent>& layers)
{
    std::vector<qint64> wasted(layers.size());
    eachWasted(layers, [&](const QString&, const Owner& owner) { wasted[owner.layer] += owner.size; });
    return wasted;
}

std::vector<LargeFile> largestFiles(const std::vector<LayerContent>& layers, std::size_t most)
{
    std::set<std::pair<std::size_t, QString>> hidden;
    eachWasted(layers, [&](const QString& path, const Owner& owner) { hidden.emplace(owner.layer, path); });
    std::vector<LargeFile> files;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        for (const LayerEntry& entry : layers[i].entries) {
            if (entry.type == FileType::File && entry.mark != FileMark::Deleted)
                files.push_back({entry.path, entry.size, i, false});
        }
    }
    const std::size_t kept = std::min(most, files.size());
    std::ranges::partial_sort(files, files.begin() + std::ptrdiff_t(kept), std::greater<>(), &LargeFile::size);
    files.resize(kept);
    for (LargeFile& file : files)
        file.isWasted = hidden.contains({file.layer, file.path});
    return files;
}

} // namespace darse::ui
