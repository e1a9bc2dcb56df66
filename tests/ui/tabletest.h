// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "tests/support/fakebackend.h"
#include "ui/models/objecttable.h"

namespace darse::test {

/// Columns of every sort: a name, a status, a number, a text, and a live number.
inline std::vector<ui::Column> testColumns()
{
    using backend::Container;
    using backend::Object;
    using session::Session;
    return {
        {.id = "name",
         .title = "Name",
         .paint = ui::Paint::Name,
         .text = [](const Object& object, Session&) { return object.name; }},
        {.id = "status",
         .title = "Status",
         .paint = ui::Paint::Status,
         .text = [](const Object& object, Session&) { return QString::number(static_cast<int>(object.status)); },
         .sortKey = [](const Object& object, Session&) { return static_cast<double>(object.status); }},
        {.id = "restarts",
         .title = "Restarts",
         .paint = ui::Paint::Number,
         .text = [](const Object& object,
                    Session&) { return QString::number(backend::as<Container>(object).restarts); },
         .sortKey = [](const Object& object,
                       Session&) { return static_cast<double>(backend::as<Container>(object).restarts); }},
        {.id = "image",
         .title = "Image",
         .paint = ui::Paint::Mono,
         .text = [](const Object& object, Session&) { return backend::as<Container>(object).image; }},
        {.id = "cpu",
         .title = "CPU",
         .paint = ui::Paint::Sparkline,
         .isLive = true,
         .text =
             [](const Object& object, Session& session) {
                 const auto cores = session.metrics().latest({object.kind, object.key}, session::Metric::Cpu);
                 return cores ? QString::number(*cores) : QString();
             },
         .sortKey = [](const Object& object, Session& session) -> ui::SortKey {
             const auto cores = session.metrics().latest({object.kind, object.key}, session::Metric::Cpu);
             return cores ? ui::SortKey(*cores) : ui::SortKey();
         }},
    };
}

/// Places of testColumns().
enum ColumnIndex { Name, StatusColumn, Restarts, Image, Cpu };

inline std::shared_ptr<const backend::ObjectList> listOf(const std::map<QString, backend::ObjectPtr>& objects)
{
    auto list = std::make_shared<backend::ObjectList>();
    for (const auto& [key, object] : objects)
        list->push_back(object);
    return list;
}

inline std::map<QString, backend::ObjectPtr> named(const QStringList& names)
{
    std::map<QString, backend::ObjectPtr> objects;
    for (const QString& name : names)
        objects[name] = makeContainer(name);
    return objects;
}

inline QStringList keys(const ui::ObjectTable& table)
{
    QStringList result;
    for (int row = 0; row < table.rowCount(); ++row)
        result.append(table.objectAt(row)->key);
    return result;
}

} // namespace darse::test
