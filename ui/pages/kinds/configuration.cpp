// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/config.h"
#include "core/session/session.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/tables.h"

namespace darse::ui {
namespace {

using backend::ConfigMap;
using backend::Kind;
using backend::Secret;

} // namespace

KindView configMapView()
{
    return {
        .kind = Kind::ConfigMap,
        .icon = QStringLiteral("configmap"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Config maps"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Config map"),
        .purpose =
            QT_TRANSLATE_NOOP("kinds", "A config map holds settings apart from the image, so that one image serves "
                                       "everywhere. Pods read it as variables or as files."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No config maps yet"),
        .columns = {nameColumn(), projectColumn(),
                    numberColumn<ConfigMap>(
                        "entries", QT_TRANSLATE_NOOP("columns", "Entries"), 90,
                        [](const ConfigMap& c) { return double(c.entries.size() + c.binary.size()); },
                        [](const ConfigMap& c) {
                            return formatNumber(static_cast<int>(c.entries.size() + c.binary.size()));
                        }),
                    textColumn<ConfigMap>("keys", QT_TRANSLATE_NOOP("columns", "Keys"), 320,
                                          [](const ConfigMap& c) {
                                              return (c.entries.keys() + c.binary.keys()).join(QStringLiteral(", "));
                                          }),
                    ageColumn(), labelsColumn()},
        .actions = {deleteAction(
            Kind::ConfigMap,
            QT_TRANSLATE_NOOP("actions", "Running pods go on, but new ones that read what is deleted cannot start."),
            QStringLiteral("kubectl delete configmap %1"))},
        .facts = {identityFacts()},
        .tabs = {Tab::Details, Tab::Yaml, Tab::Events},
    };
}

KindView secretView()
{
    return {
        .kind = Kind::Secret,
        .icon = QStringLiteral("secret"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Secrets"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Secret"),
        .purpose = QT_TRANSLATE_NOOP(
            "kinds", "A secret is like a config map for passwords and keys. Its values are fetched only "
                     "when you ask to see them."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No secrets yet"),
        .columns = {nameColumn(), projectColumn(),
                    mono(textColumn<Secret>("type", QT_TRANSLATE_NOOP("columns", "Type"), 240,
                                            [](const Secret& s) { return s.type; })),
                    numberColumn<Secret>(
                        "entries", QT_TRANSLATE_NOOP("columns", "Entries"), 90,
                        [](const Secret& s) { return double(s.keys.size()); },
                        [](const Secret& s) { return formatNumber(static_cast<int>(s.keys.size())); }),
                    textColumn<Secret>("keys", QT_TRANSLATE_NOOP("columns", "Keys"), 240,
                                       [](const Secret& s) { return s.keys.join(QStringLiteral(", ")); }),
                    ageColumn(), labelsColumn()},
        .actions = {deleteAction(
            Kind::Secret,
            QT_TRANSLATE_NOOP(
                "actions", "Values are lost. Running pods go on, but new ones that read what is deleted cannot start."),
            QStringLiteral("kubectl delete secret %1"))},
        .facts = {{QT_TRANSLATE_NOOP("facts", "State"),
                   {monoFact<Secret>(QT_TRANSLATE_NOOP("facts", "Type"), [](const Secret& s) { return s.type; })}},
                  identityFacts()},
        .tabs = {Tab::Details, Tab::Events},
    };
}

} // namespace darse::ui
