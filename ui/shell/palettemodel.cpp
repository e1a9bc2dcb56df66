// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettemodel.h"

#include "core/session/session.h"
#include "ui/pages/kindview.h"
#include "ui/shell/palettematch.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr std::size_t kMost = 50;

} // namespace

PaletteModel::PaletteModel(session::Session& session, const Commands& commands, QObject* parent) :
    QAbstractListModel(parent),
    m_session(session),
    m_commands(commands)
{
}

void PaletteModel::search(const QString& text)
{
    std::vector<PaletteRow> rows;
    const bool isCommandsOnly = text.startsWith(QLatin1Char('>'));
    const QString wanted = (isCommandsOnly ? text.mid(1) : text).trimmed();
    addCommands(rows, wanted);
    if (!isCommandsOnly && !wanted.isEmpty())
        addObjects(rows, wanted);
    const auto kept = std::min(rows.size(), kMost);
    std::ranges::stable_sort(rows, std::greater<>(), &PaletteRow::score);
    rows.resize(kept);
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void PaletteModel::addCommands(std::vector<PaletteRow>& rows, const QString& text) const
{
    for (const Command& command : m_commands) {
        const std::optional<int> score = paletteScore(text, command.text);
        if (!score || command.id == QLatin1StringView("palette"))
            continue;
        const QString keys = command.keys.empty() ? QString() : command.keys.front().toString(QKeySequence::NativeText);
        rows.push_back({command.icon, command.text, keys, command.run, {}, *score});
    }
}

void PaletteModel::addObjects(std::vector<PaletteRow>& rows, const QString& text) const
{
    for (const KindView& view : kindViews()) {
        if (view.kind == backend::Kind::Event || !m_session.has(view.kind))
            continue;
        const QString singular = QCoreApplication::translate("kinds", view.singular);
        for (const backend::ObjectPtr& object : *m_session.store(view.kind).snapshot()) {
            const std::optional<int> score = paletteScore(text, object->name);
            if (!score)
                continue;
            const QString detail =
                object->project.isEmpty() ? singular : singular + QStringLiteral(" · ") + object->project;
            rows.push_back({view.icon, object->name, detail, {}, Location::ofObject({view.kind, object->key}), *score});
        }
    }
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    return at(index.row()).text;
}

} // namespace darse::ui
