// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/actionquestion.h"

#include "core/backend/container.h"
#include "core/backend/storage.h"
#include "core/session/session.h"
#include "ui/pages/habits.h"
#include "ui/pages/objectwords.h"
#include "ui/pages/protection.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace darse::ui {
namespace {

constexpr qsizetype kMostNamed = 8; // of those that stay
constexpr const char* kIntoTheTrash =
    QT_TRANSLATE_NOOP("actions", "What runs is stopped. They go to the trash for %1: Ctrl+Z brings one after the "
                                 "other back. Their images and volumes stay.");

QString say(const char* text)
{
    return QCoreApplication::translate("actions", text);
}

QStringList namesOf(const Objects& objects)
{
    QStringList names;
    for (const backend::ObjectPtr& object : objects)
        names.append(visibleText(object->name));
    return names;
}

QString listed(const QStringList& names)
{
    QString text = names.first(std::min(names.size(), kMostNamed)).join(QStringLiteral(", "));
    return names.size() > kMostNamed ? text + QStringLiteral(", …") : text;
}

QString whatOf(const Objects& objects)
{
    const backend::Kind kind = objects.front()->kind;
    return objects.size() == 1 ? objectWords(kind, visibleText(objects.front()->name))
                               : countWords(kind, static_cast<int>(objects.size()));
}

bool isOfAPod(const backend::ObjectPtr& object)
{
    return object->kind == backend::Kind::Container && !backend::as<backend::Container>(*object).podKey.isEmpty();
}

QStringList stayingOf(const ActionShare& share)
{
    Objects ofPods;
    Objects rest;
    std::ranges::partition_copy(share.other, std::back_inserter(ofPods), std::back_inserter(rest), isOfAPod);
    QStringList sentences;
    const auto add = [&sentences](const Objects& objects, const char* sentence) {
        if (!objects.empty())
            sentences.append(QCoreApplication::translate("actions", sentence, nullptr, static_cast<int>(objects.size()))
                                 .arg(listed(namesOf(objects))));
    };
    add(share.kept, QT_TRANSLATE_N_NOOP("actions", "%n stay(s), protected: %1"));
    add(ofPods, QT_TRANSLATE_N_NOOP("actions", "%n stay(s), being part of a pod: %1"));
    add(rest, QT_TRANSLATE_N_NOOP("actions", "%n left out, because of the state they are in: %1"));
    return sentences;
}

/// Who mounts the volume, which the server would not let go.
QString usersOf(const backend::Object& object, session::Session& session)
{
    if (object.kind != backend::Kind::Volume)
        return {};
    QStringList names;
    for (const QString& key : backend::as<backend::Volume>(object).usedBy) {
        const backend::ObjectPtr user = session.store(backend::Kind::Container).find(key);
        names.append(visibleText(user ? user->name : key));
    }
    return names.isEmpty()
               ? QString()
               : say(QT_TRANSLATE_NOOP("actions", "It is used by %1 and cannot be deleted before it is free."))
                     .arg(listed(names));
}

} // namespace

ActionShare shareOf(const Action& action, const ActionTargets& targets)
{
    const bool deletes = std::string_view(action.id).starts_with("delete");
    ActionShare share;
    for (const backend::ObjectPtr& object : targets.objects) {
        if (!applies(action, *object))
            share.other.push_back(object);
        else if (deletes && targets.session.companion<Protection>().isProtected(*object))
            share.kept.push_back(object);
        else
            share.wanted.push_back(object);
    }
    return share;
}

ConfirmDialog::Question questionFor(const Action& action, const ActionShare& share, session::Session& session)
{
    const Objects& objects = share.wanted;
    const bool isMany = objects.size() > 1;
    const QString what = whatOf(objects);
    const QString sentence = QCoreApplication::translate("operations", action.operation).arg(what);
    ConfirmDialog::Question question{.verb = actionLabel(action),
                                     .what = what,
                                     .names = namesOf(objects),
                                     .consequence = {},
                                     .isDanger = action.isDanger,
                                     .title = say(QT_TRANSLATE_NOOP("actions", "%1?")).arg(sentence),
                                     .agree = isMany ? sentence : QString(),
                                     .staying = stayingOf(share)};
    if (action.consequence != nullptr)
        question.consequence = say(isMany && action.undo ? kIntoTheTrash : action.consequence);
    if (action.undo)
        question.consequence = question.consequence.arg(session.companion<Habits>().trashWords());
    if (!isMany && action.isDanger) {
        if (const QString users = usersOf(*objects.front(), session); !users.isEmpty())
            question.consequence += u' ' + users;
    }
    return question;
}

ConfirmDialog::Question refusalFor(const Objects& kept)
{
    return {
        .verb = {},
        .what = {},
        .names = namesOf(kept),
        .consequence = say(QT_TRANSLATE_NOOP("actions", "Release it first, with “Protection…” in its Actions menu.")),
        .isDanger = false,
        .title = QCoreApplication::translate("actions", "Nothing was deleted: %1 is protected.", "one name or several")
                     .arg(whatOf(kept))};
}

} // namespace darse::ui
