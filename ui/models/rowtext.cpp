// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowtext.h"

#include "ui/models/foldedtext.h"
#include "ui/style/statuslook.h"

namespace darse::ui {
namespace {

/// Finds a status in every language, beside the translated word. A switch, so that the compiler points out a new
/// status.
std::string_view plainWord(backend::Status status)
{
    using backend::Status;
    switch (status) {
    case Status::Running:
        return "running";
    case Status::Active:
        return "active";
    case Status::Succeeded:
        return "succeeded";
    case Status::Pending:
        return "pending";
    case Status::Starting:
        return "starting";
    case Status::Updating:
        return "updating";
    case Status::Stopping:
        return "stopping";
    case Status::Paused:
        return "paused";
    case Status::Stopped:
        return "stopped";
    case Status::Warning:
        return "warning";
    case Status::Restarting:
        return "restarting";
    case Status::Failed:
        return "failed";
    case Status::Idle:
        return "idle";
    case Status::Normal:
        return "normal";
    case Status::Unknown:
        return "unknown";
    }
    return {};
}

bool isSearched(const Column& column)
{
    const std::string_view id = column.id;
    return !column.isLive && column.paint != Paint::Age && column.paint != Paint::Status && id != "name" &&
           id != "project";
}

} // namespace

TextSource::TextSource(const std::vector<Column>& columns, session::Session& session) :
    m_columns(&columns),
    m_session(&session)
{
    for (int i = 0; i <= static_cast<int>(backend::Status::Unknown); ++i) {
        const auto status = static_cast<backend::Status>(i);
        std::string words = folded(statusLook(status).word);
        words += ' ';
        words += plainWord(status);
        m_statusWords.push_back(std::move(words));
    }
}

const std::string& TextSource::statusWords(backend::Status status) const
{
    return m_statusWords.at(static_cast<std::size_t>(status));
}

void RowText::build(const backend::Object& object, const TextSource& source)
{
    m_bytes.clear();
    const auto close = [this](Field field) {
        m_bytes.push_back('\n');
        m_ends[static_cast<std::size_t>(field) - 1] = static_cast<std::uint32_t>(m_bytes.size());
    };
    appendFolded(m_bytes, object.name);
    close(Field::Name);
    m_bytes += source.statusWords(object.status);
    close(Field::Status);
    appendFolded(m_bytes, object.project);
    close(Field::Project);
    std::string rest;
    for (const Column& column : source.columns()) {
        if (!isSearched(column))
            continue;
        const bool isImage = std::string_view(column.id) == "image";
        std::string& target = isImage ? m_bytes : rest;
        appendFolded(target, column.text(object, source.session()));
        target.push_back('\n');
    }
    close(Field::Image);
    for (auto label = object.labels.cbegin(); label != object.labels.cend(); ++label) {
        appendFolded(m_bytes, label.key());
        m_bytes.push_back('=');
        appendFolded(m_bytes, label.value());
        m_bytes.push_back('\n');
    }
    close(Field::Label);
    m_bytes += rest;
    m_isBuilt = true;
}

std::string_view RowText::field(Field field) const
{
    const std::string_view all = m_bytes;
    if (field == Field::Any)
        return all;
    const auto index = static_cast<std::size_t>(field) - 1;
    // One byte early: the line feed before the first label makes every label begin with one.
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1] - (field == Field::Label ? 1 : 0);
    return all.substr(begin, m_ends[index] - begin);
}

} // namespace darse::ui
