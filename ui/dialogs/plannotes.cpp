// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/plannotes.h"

#include "core/backend/storage.h"
#include "core/session/session.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Container;
using backend::Kind;

QString said(const char* text)
{
    return QCoreApplication::translate("plan", text);
}

/// As the server completes it: "nginx" is "docker.io/library/nginx:latest" to some, "nginx:latest" to others.
bool isSameImage(const QString& tag, const QString& wanted)
{
    QString full = wanted;
    if (!full.section(u'/', -1).contains(u':') && !full.contains(u'@'))
        full += QStringLiteral(":latest");
    return tag == full || tag.endsWith(u'/' + full);
}

bool isHere(const QString& image, const session::ObjectStore& store)
{
    return std::ranges::any_of(*store.snapshot(), [&image](const backend::ObjectPtr& row) {
        const QStringList tags = backend::as<backend::Image>(*row).tags;
        return row->key == image ||
               std::ranges::any_of(tags, [&image](const QString& tag) { return isSameImage(tag, image); });
    });
}

bool isAnywhere(const backend::PublishedPort& port)
{
    return port.hostAddress.isEmpty() || port.hostAddress == QLatin1String("0.0.0.0") ||
           port.hostAddress == QLatin1String("::");
}

bool overlaps(const backend::PublishedPort& a, const backend::PublishedPort& b)
{
    const bool isSamePort = a.hostPort != 0 && a.hostPort == b.hostPort && a.protocol == b.protocol;
    return isSamePort && (isAnywhere(a) || isAnywhere(b) || a.hostAddress == b.hostAddress);
}

bool holdsPorts(const Container& container)
{
    using backend::Status;
    return container.status == Status::Running || container.status == Status::Warning ||
           container.status == Status::Paused || container.status == Status::Restarting ||
           container.status == Status::Starting;
}

bool hasOverlap(const std::vector<backend::PublishedPort>& taken, const backend::PublishedPort& port)
{
    return std::ranges::any_of(taken, [&port](const auto& its) { return overlaps(port, its); });
}

void notePort(const backend::PublishedPort& port, const PlanGround& ground, PlanNotes& notes)
{
    for (const backend::ObjectPtr& row : *ground.session.store(Kind::Container).snapshot()) {
        const auto& other = backend::as<Container>(*row);
        if (!holdsPorts(other) || !hasOverlap(other.ports, port))
            continue;
        if (row->key == ground.ownKey)
            return; // what listens there is its own
        notes.object(
            PlanField::Ports,
            said(QT_TRANSLATE_NOOP("plan", "Port %1 is taken by %2.")).arg(port.hostPort).arg(visibleText(other.name)));
    }
    if (hasOverlap(ground.listening, port))
        notes.object(
            PlanField::Ports,
            said(QT_TRANSLATE_NOOP("plan", "Port %1 is taken by a program of this machine.")).arg(port.hostPort));
}

void noteName(const backend::ContainerPlan& plan, const session::ObjectStore& store, const QString& ownKey,
              PlanNotes& notes)
{
    static const QRegularExpression kShape(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9_.-]+\\z"));
    if (plan.name.isEmpty())
        return;
    if (!kShape.match(plan.name).hasMatch()) {
        notes.object(PlanField::Name,
                     said(QT_TRANSLATE_NOOP(
                         "plan", "Letters, digits, “_”, “.” and “-”; at least two, and a letter or digit first.")));
        return;
    }
    for (const backend::ObjectPtr& row : *store.snapshot()) {
        if (row->name == plan.name && row->key != ownKey)
            notes.object(PlanField::Name,
                         said(QT_TRANSLATE_NOOP("plan", "A container with this name exists already.")));
    }
}

} // namespace

void PlanNotes::object(PlanField field, const QString& sentence)
{
    if (!problems.contains(field))
        problems.insert(field, sentence);
}

void addSessionNotes(const backend::ContainerPlan& plan, const PlanGround& ground, PlanNotes& notes)
{
    session::Session& session = ground.session;
    noteName(plan, session.store(Kind::Container), ground.ownKey, notes);
    for (std::size_t at = 0; at < plan.ports.size(); ++at) {
        notePort(plan.ports[at], ground, notes);
        for (std::size_t before = 0; before < at; ++before) {
            if (overlaps(plan.ports[at], plan.ports[before]))
                notes.object(PlanField::Ports,
                             said(QT_TRANSLATE_NOOP("plan", "Port %1 is written twice.")).arg(plan.ports[at].hostPort));
        }
    }
    if (plan.image.isEmpty() || notes.problems.contains(PlanField::Image) || !session.has(Kind::Image))
        return;
    notes.hints.insert(PlanField::Image,
                       isHere(plan.image, session.store(Kind::Image))
                           ? said(QT_TRANSLATE_NOOP("plan", "This image is here already."))
                           : said(QT_TRANSLATE_NOOP("plan", "This image is not here: it will be pulled first.")));
}

QString leftOutWords(const QStringList& leftOut)
{
    if (leftOut.isEmpty())
        return {};
    constexpr qsizetype kMost = 300;
    return said(QT_TRANSLATE_NOOP("plan", "Taken over, without: %1."))
        .arg(visibleText(leftOut.join(QStringLiteral(", ")).left(kMost)));
}

QString runLineWords(const session::RunLineProblem& problem)
{
    using Kind = session::RunLineProblem::Kind;
    const QString word = visibleText(problem.word.left(80));
    switch (problem.kind) {
    case Kind::NotARun:
        return said(QT_TRANSLATE_NOOP("plan", "A line begins with “docker run”, “docker create” or “podman run”."));
    case Kind::OpenQuote:
        return said(QT_TRANSLATE_NOOP("plan", "A quotation mark is not closed."));
    case Kind::UnknownOption:
        return said(QT_TRANSLATE_NOOP("plan", "The option %1 is not known, so the line is not taken over.")).arg(word);
    case Kind::MissingValue:
        return said(QT_TRANSLATE_NOOP("plan", "The option %1 needs a value.")).arg(word);
    case Kind::BadValue:
        return said(QT_TRANSLATE_NOOP("plan", "“%1” is not understood.")).arg(word);
    case Kind::NoImage:
        return said(QT_TRANSLATE_NOOP("plan", "The line names no image."));
    }
    return {};
}

} // namespace darse::ui
