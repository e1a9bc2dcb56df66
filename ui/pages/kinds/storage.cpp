// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/storage.h"

#include "core/session/session.h"
#include "ui/pages/kinds/askingactions.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/tables.h"
#include "ui/style/words.h"

namespace darse::ui {
namespace {

using backend::Image;
using backend::Kind;
using backend::Object;
using backend::Volume;

QString usersOf(const Volume& volume)
{
    return formatNumber(static_cast<int>(volume.usedBy.size()));
}

std::vector<FactGroup> imageFacts()
{
    return {
        {QT_TRANSLATE_NOOP("facts", "Image"),
         {fact<Image>(QT_TRANSLATE_NOOP("facts", "Tags"),
                      [](const Image& i) { return i.tags.join(QLatin1Char('\n')); }),
          monoFact<Image>(QT_TRANSLATE_NOOP("facts", "Digest"), [](const Image& i) { return i.digest; }),
          fact<Image>(QT_TRANSLATE_NOOP("facts", "Platform"), [](const Image& i) { return i.platform; })}},
        {QT_TRANSLATE_NOOP("facts", "Size"),
         {fact<Image>(QT_TRANSLATE_NOOP("facts", "Size"), [](const Image& i) { return formatBytes(double(i.size)); }),
          fact<Image>(QT_TRANSLATE_NOOP("facts", "Shared with other images"),
                      [](const Image& i) { return formatBytes(double(i.sharedSize)); }),
          fact<Image>(QT_TRANSLATE_NOOP("facts", "Freed when deleted"),
                      [](const Image& i) { return formatBytes(double(i.size - i.sharedSize)); }),
          fact<Image>(QT_TRANSLATE_NOOP("facts", "Layers"),
                      [](const Image& i) { return formatNumber(static_cast<int>(i.layers.size())); }),
          linkFact<Image>(QT_TRANSLATE_NOOP("facts", "Used by"),
                          [](const Image& i) { return refs(Kind::Container, i.usedBy); })}},
        identityFacts(),
    };
}

} // namespace

KindView volumeView()
{
    return {
        .kind = Kind::Volume,
        .icon = QStringLiteral("volume"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Volumes"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Volume"),
        .purpose = QT_TRANSLATE_NOOP(
            "kinds", "A volume keeps files when containers come and go. What a container writes elsewhere "
                     "is deleted with it."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No volumes yet"),
        .columns = {nameColumn(),
                    statusColumn(),
                    {.id = "size",
                     .title = QT_TRANSLATE_NOOP("columns", "Size"),
                     .paint = Paint::Number,
                     .width = 110,
                     .text = [](const backend::Object& object,
                                session::Session&) { return formatBytes(backend::as<Volume>(object).size); },
                     .sortKey = [](const backend::Object& object, session::Session&) -> SortKey {
                         const auto size = backend::as<Volume>(object).size;
                         return size ? SortKey(double(*size)) : SortKey();
                     }},
                    numberColumn<Volume>(
                        "users", QT_TRANSLATE_NOOP("columns", "Used by"), 90,
                        [](const Volume& v) { return double(v.usedBy.size()); }, usersOf),
                    textColumn<Volume>("driver", QT_TRANSLATE_NOOP("columns", "Driver"), 90,
                                       [](const Volume& v) { return v.driver; }),
                    mono(textColumn<Volume>("place", QT_TRANSLATE_NOOP("columns", "Place"), 280,
                                            [](const Volume& v) { return v.mountPoint; })),
                    projectColumn(),
                    ageColumn(),
                    labelsColumn()},
        .actions = {deleteAction(Kind::Volume,
                                 QT_TRANSLATE_NOOP("actions", "The files inside are deleted and cannot be brought "
                                                              "back."),
                                 QStringLiteral("docker volume rm %1"))},
        .facts = {{QT_TRANSLATE_NOOP("facts", "Files"),
                   {fact<Volume>(QT_TRANSLATE_NOOP("facts", "Size"),
                                 [](const Volume& v) { return formatBytes(v.size); }),
                    monoFact<Volume>(QT_TRANSLATE_NOOP("facts", "Place"), [](const Volume& v) { return v.mountPoint; }),
                    fact<Volume>(QT_TRANSLATE_NOOP("facts", "Driver"), [](const Volume& v) { return v.driver; }),
                    linkFact<Volume>(QT_TRANSLATE_NOOP("facts", "Used by"),
                                     [](const Volume& v) { return refs(Kind::Container, v.usedBy); })}},
                  identityFacts()},
        .tabs = {Tab::Details, Tab::Yaml, Tab::Events, Tab::Files},
    };
}

Column imageNameColumn()
{
    Column column = nameColumn();
    column.text = [](const Object& object, session::Session&) { return shortReference(object.name); };
    column.tooltip = [](const Object& object, session::Session&) { return object.name; };
    return column;
}

KindView imageView()
{
    return {
        .kind = Kind::Image,
        .icon = QStringLiteral("image"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Images"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Image"),
        .purpose = QT_TRANSLATE_NOOP("kinds",
                                     "An image is a stack of read-only layers that containers start from. Images that "
                                     "have layers in common store them once."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No images yet"),
        .columns = {imageNameColumn(), statusColumn(),
                    numberColumn<Image>(
                        "size", QT_TRANSLATE_NOOP("columns", "Size"), 110,
                        [](const Image& i) { return double(i.size); },
                        [](const Image& i) { return formatBytes(double(i.size)); }),
                    numberColumn<Image>(
                        "shared", QT_TRANSLATE_NOOP("columns", "Shared"), 110,
                        [](const Image& i) { return double(i.sharedSize); },
                        [](const Image& i) { return formatBytes(double(i.sharedSize)); }),
                    numberColumn<Image>(
                        "users", QT_TRANSLATE_NOOP("columns", "Used by"), 90,
                        [](const Image& i) { return double(i.usedBy.size()); },
                        [](const Image& i) { return formatNumber(static_cast<int>(i.usedBy.size())); }),
                    numberColumn<Image>(
                        "layers", QT_TRANSLATE_NOOP("columns", "Layers"), 80,
                        [](const Image& i) { return double(i.layers.size()); },
                        [](const Image& i) { return formatNumber(static_cast<int>(i.layers.size())); }),
                    textColumn<Image>("platform", QT_TRANSLATE_NOOP("columns", "Platform"), 120,
                                      [](const Image& i) { return i.platform; }),
                    mono(textColumn<Image>("digest", QT_TRANSLATE_NOOP("columns", "Digest"), 130,
                                           [](const Image& i) { return shortId(i.digest); })),
                    ageColumn(), labelsColumn()},
        .actions = {createFromImageAction(), pullAgainAction(), tagAction(), untagAction(), pushAction(), saveAction(),
                    deleteAction(Kind::Image,
                                 QT_TRANSLATE_NOOP("actions", "What a container uses cannot be deleted. "
                                                              "Layers that other images share stay."),
                                 QStringLiteral("docker rmi %1"))},
        .facts = imageFacts(),
        .tabs = {Tab::Details, Tab::Yaml, Tab::Events},
    };
}

} // namespace darse::ui
