// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/node.h"
#include "core/session/session.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/tables.h"
#include "ui/style/words.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

using backend::Kind;
using backend::Node;

QString diskOf(const Node& node)
{
    if (node.diskBytes == 0)
        return {};
    return QCoreApplication::translate("facts", "%1 of %2")
        .arg(formatBytes(double(node.diskUsedBytes)), formatBytes(double(node.diskBytes)));
}

std::vector<FactGroup> facts()
{
    return {
        {QT_TRANSLATE_NOOP("facts", "Machine"),
         {fact<Node>(QT_TRANSLATE_NOOP("facts", "CPUs"), [](const Node& n) { return formatNumber(n.cpus); }),
          fact<Node>(QT_TRANSLATE_NOOP("facts", "Memory"),
                     [](const Node& n) { return formatBytes(double(n.memoryBytes)); }),
          fact<Node>(QT_TRANSLATE_NOOP("facts", "Disk"), diskOf),
          monoFact<Node>(QT_TRANSLATE_NOOP("facts", "Address"), [](const Node& n) { return n.address; })}},
        {QT_TRANSLATE_NOOP("facts", "System"),
         {fact<Node>(QT_TRANSLATE_NOOP("facts", "Operating system"), [](const Node& n) { return n.system; }),
          monoFact<Node>(QT_TRANSLATE_NOOP("facts", "Kernel"), [](const Node& n) { return n.kernel; }),
          fact<Node>(QT_TRANSLATE_NOOP("facts", "Engine"), [](const Node& n) { return n.engine; }),
          fact<Node>(QT_TRANSLATE_NOOP("facts", "Runtime"), [](const Node& n) { return n.runtime; }),
          fact<Node>(QT_TRANSLATE_NOOP("facts", "Control groups"), [](const Node& n) { return n.cgroups; }),
          fact<Node>(QT_TRANSLATE_NOOP("facts", "Rootless"),
                     [](const Node& n) {
                         return n.isRootless ? QCoreApplication::translate("facts", "yes")
                                             : QCoreApplication::translate("facts", "no");
                     })}},
        identityFacts(),
    };
}

} // namespace

KindView nodeView()
{
    return {
        .kind = Kind::Node,
        .icon = QStringLiteral("node"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Machines"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Machine"),
        .purpose =
            QT_TRANSLATE_NOOP("kinds", "A machine runs containers. All of them share its one kernel, its CPUs and its "
                                       "memory."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No machines"),
        .columns = {nameColumn(), statusColumn(), cpuColumn(), memoryColumn(),
                    textColumn<Node>("system", QT_TRANSLATE_NOOP("columns", "System"), 190,
                                     [](const Node& n) { return n.system; }),
                    mono(textColumn<Node>("kernel", QT_TRANSLATE_NOOP("columns", "Kernel"), 140,
                                          [](const Node& n) { return n.kernel; })),
                    textColumn<Node>("engine", QT_TRANSLATE_NOOP("columns", "Engine"), 160,
                                     [](const Node& n) { return n.engine; }),
                    textColumn<Node>("cgroups", QT_TRANSLATE_NOOP("columns", "Control groups"), 130,
                                     [](const Node& n) { return n.cgroups; }),
                    hiddenAtFirst(ageColumn())},
        .facts = facts(),
        .tabs = {Tab::Details, Tab::Yaml, Tab::Metrics, Tab::Events},
    };
}

} // namespace darse::ui
