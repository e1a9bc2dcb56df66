// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettemodel.h"

#include "core/session/session.h"
#include "ui/pages/kindview.h"
#include "ui/pages/runaction.h"
#include "ui/shell/palettematch.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr std::size_t kMost = 50;
/// What was typed is the beginning of the verb, not letters of something.
constexpr int kWhole = 1000;

/// "Stop web", "Rename web…"
QString actionText(const Action& action, const QString& name)
{
    QString verb = actionLabel(action);
    const bool asks = verb.endsWith(u'…');
    if (asks)
        verb.chop(1);
    if (name.isEmpty())
        return verb;
    return verb + u' ' + visibleText(name) + (asks ? QStringLiteral("…") : QString());
}

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
    addActionsHere(rows, wanted);
    addCommands(rows, wanted);
    if (!wanted.isEmpty())
        addActionsNamed(rows, wanted);
    if (!isCommandsOnly && !wanted.isEmpty())
        addObjects(rows, wanted);
    const auto kept = std::min(rows.size(), kMost);
    std::ranges::stable_sort(rows, std::greater<>(), &PaletteRow::score);
    rows.resize(kept);
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void PaletteModel::setHere(const Location& here, QWidget* window)
{
    m_here = here;
    m_window = window;
}

PaletteRow PaletteModel::rowOf(const Action& action, const KindView& view, const backend::ObjectPtr& object,
                               int score) const
{
    const QString singular = QCoreApplication::translate("kinds", view.singular);
    const auto run = [&action, object, &session = m_session, window = m_window] {
        runAction(action, {{object}, session, window});
    };
    return {action.icon, actionText(action, object->name), singular, run, {}, score};
}

/// "Stop", on the page of a container.
void PaletteModel::addActionsHere(std::vector<PaletteRow>& rows, const QString& text) const
{
    const auto kind = m_here.kind();
    if (!kind || m_here.key.isEmpty() || !m_session.has(*kind))
        return;
    const backend::ObjectPtr object = m_session.store(*kind).find(m_here.key);
    const KindView& view = kindView(*kind);
    for (const Action& action : view.actions) {
        if (!object || !isOffered(action, m_session) || !applies(action, *object))
            continue;
        // By its verb, with or without the name: the name alone means the object.
        const QString verb = actionText(action, {});
        const bool isWhole = text.startsWith(verb + u' ', Qt::CaseInsensitive);
        if (const auto score = paletteScore(text, isWhole ? actionText(action, object->name) : verb))
            rows.push_back(
                rowOf(action, view, object,
                      *score + (!text.isEmpty() && verb.startsWith(text, Qt::CaseInsensitive) ? kWhole : 1)));
    }
}

/// "stop web", anywhere.
void PaletteModel::addActionsNamed(std::vector<PaletteRow>& rows, const QString& text) const
{
    for (const KindView& view : kindViews()) {
        if (view.kind == backend::Kind::Event || !m_session.has(view.kind))
            continue;
        for (const Action& action : view.actions) {
            const QString verb = actionText(action, {});
            if (!text.startsWith(verb + u' ', Qt::CaseInsensitive) || !isOffered(action, m_session))
                continue;
            const QString wanted = text.mid(verb.size()).trimmed();
            for (const backend::ObjectPtr& object : *m_session.store(view.kind).snapshot()) {
                const bool isHere = m_here.kind() == view.kind && m_here.key == object->key;
                const auto score = wanted.isEmpty() ? std::nullopt : paletteScore(wanted, object->name);
                if (score && !isHere && applies(action, *object))
                    rows.push_back(rowOf(action, view, object, *score));
            }
        }
    }
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
