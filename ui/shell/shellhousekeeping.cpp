// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making and clearing away what is not containers: commands of the palette.
#include "core/backend/housekeeping.h"
#include "core/backend/making.h"
#include "core/session/runline.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/logindialog.h"
#include "ui/dialogs/newdialog.h"
#include "ui/dialogs/trashdialog.h"
#include "ui/pages/objectwords.h"
#include "ui/pages/protection.h"
#include "ui/shell/notices.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/shell.h"
#include "ui/style/words.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace darse::ui {
namespace {

using backend::Kind;
using session::Operation;

struct PruneRow {
    Kind kind;
    const char* id;
    const char* command;     ///< of the palette
    const char* what;        ///< title of the question, in its plural
    const char* consequence; ///< of the question
    const char* none;
    const char* line; ///< of a terminal, without the names
};

constexpr PruneRow kPrunes[] = {
    {Kind::Container, "prune.containers", QT_TRANSLATE_NOOP("keys", "Delete stopped containers…"),
     QT_TRANSLATE_NOOP("Shell", "stopped containers"),
     QT_TRANSLATE_NOOP("Shell", "Nothing goes to the trash: this cannot be undone. Images and volumes stay."),
     QT_TRANSLATE_NOOP("Shell", "No container is stopped."), "docker rm"},
    {Kind::Image, "prune.images", QT_TRANSLATE_NOOP("keys", "Delete images without a name…"),
     QT_TRANSLATE_NOOP("Shell", "images without a name"),
     QT_TRANSLATE_NOOP("Shell", "Layers that other images share stay."),
     QT_TRANSLATE_NOOP("Shell", "Every image has a name or is in use."), "docker rmi"},
    {Kind::Volume, "prune.volumes", QT_TRANSLATE_NOOP("keys", "Delete unused volumes…"),
     QT_TRANSLATE_NOOP("Shell", "unused volumes"),
     QT_TRANSLATE_NOOP("Shell", "All files inside are lost. This cannot be undone."),
     QT_TRANSLATE_NOOP("Shell", "Every volume is in use."), "docker volume rm"},
    {Kind::Network, "prune.networks", QT_TRANSLATE_NOOP("keys", "Delete unused networks…"),
     QT_TRANSLATE_NOOP("Shell", "unused networks"),
     QT_TRANSLATE_NOOP("Shell", "Containers that are created later cannot join what is deleted."),
     QT_TRANSLATE_NOOP("Shell", "Every network is in use."), "docker network rm"},
};

struct PruneShare {
    QStringList keys;
    QStringList lines; ///< each with what comes free
    QStringList kept;  ///< names of the protected ones
    qint64 bytes = 0;
    QString line; ///< that does the same in a terminal
};

/// A preview without those that a person protected.
PruneShare shareOf(Kind kind, const backend::PrunePreview& preview, Protection& protection)
{
    PruneShare share;
    share.line = QLatin1StringView(std::ranges::find(kPrunes, kind, &PruneRow::kind)->line);
    for (qsizetype i = 0; i < preview.keys.size(); ++i) {
        backend::Object object(kind);
        object.key = preview.keys[i];
        object.name = preview.names[i];
        const QString name = visibleText(object.name);
        if (protection.isProtected(object)) {
            share.kept << name;
            continue;
        }
        const qint64 bytes = preview.sizes[std::size_t(i)];
        share.keys << object.key;
        share.lines << (bytes > 0 ? Shell::tr("%1 (%2)", "name and size").arg(name, formatBytes(std::optional(bytes)))
                                  : name);
        share.bytes += bytes;
        share.line += u' ' + session::shellWord(object.name);
    }
    return share;
}

} // namespace

void Shell::addHousekeepingCommands()
{
    backend::Backend& backend = m_parts.session.backend();
    const auto add = [this](const QString& group, const char* id, const char* text, const char* icon,
                            std::function<void()> run) {
        m_commands.push_back({QString::fromLatin1(id),
                              group,
                              QCoreApplication::translate("keys", text),
                              QString::fromLatin1(icon),
                              {},
                              std::move(run)});
    };
    const QString create = QCoreApplication::translate("keys", "Create");
    const QString tidy = QCoreApplication::translate("keys", "Tidy up");
    if (backend.housekeeping() != nullptr) {
        add(create, "create.volume", QT_TRANSLATE_NOOP("keys", "Create a volume…"), "volume",
            [this] { (new NewDialog(m_parts.session, Kind::Volume, this))->open(); });
        add(create, "create.network", QT_TRANSLATE_NOOP("keys", "Create a network…"), "network",
            [this] { (new NewDialog(m_parts.session, Kind::Network, this))->open(); });
        for (const PruneRow& row : kPrunes)
            add(tidy, row.id, row.command, "delete", [this, kind = row.kind] { prune(kind); });
    }
    if (backend.imageMaking() != nullptr) {
        add(create, "create.load", QT_TRANSLATE_NOOP("keys", "Load images from a file…"), "upload",
            [this] { askForArchives(); });
        add(create, "create.import", QT_TRANSLATE_NOOP("keys", "Make an image of a tar of files…"), "upload",
            [this] { askForTree(); });
        add(create, "registry.login", QT_TRANSLATE_NOOP("keys", "Log in to a registry…"), "registry", [this] {
            // Whoever looks at a registry means that one, and sees more of it afterwards.
            const bool isThere = location().page == QStringLiteral("registries");
            auto* dialog = new LoginDialog(m_parts.session, this, isThere ? location().key : QString());
            if (isThere) {
                Page* page = m_pages->current();
                connect(dialog, &QDialog::accepted, page, [page] {
                    page->show({QStringLiteral("registries"), {}, {}});
                });
            }
            dialog->open();
        });
    }
    if (backend.trash() != nullptr)
        add(tidy, "trash", QT_TRANSLATE_NOOP("keys", "Open the trash"), "delete", [this] {
            const auto keeps = [&session = m_parts.session](const QString& key) {
                return std::as_const(session.companion<Protection>())
                    .isProtected(backend::ObjectRef{Kind::Container, key});
            };
            (new TrashDialog(m_parts.session, this, keeps))->open();
        });
}

void Shell::prune(Kind kind)
{
    if (backend::Housekeeping* keeping = m_parts.session.backend().housekeeping())
        session::whenDone(keeping->preview(kind), this, [this, kind](const Result<backend::PrunePreview>& preview) {
            const PruneRow& row = *std::ranges::find(kPrunes, kind, &PruneRow::kind);
            if (!preview)
                return m_parts.notices.addError(tr("What nobody uses could not be found out"), preview.error());
            if (preview->keys.isEmpty()) {
                Notice notice;
                notice.title = QCoreApplication::translate("Shell", row.none);
                return m_parts.notices.add(notice);
            }
            askToPrune(kind, *preview);
        });
}

void Shell::askToPrune(Kind kind, const backend::PrunePreview& preview)
{
    const PruneRow& row = *std::ranges::find(kPrunes, kind, &PruneRow::kind);
    const PruneShare share = shareOf(kind, preview, m_parts.session.companion<Protection>());
    const auto count = static_cast<int>(share.keys.size());
    const QString what = count == 1
                             ? objectWords(kind, share.lines.front())
                             : QStringLiteral("%1 %2").arg(count).arg(QCoreApplication::translate("Shell", row.what));
    QString consequence = QCoreApplication::translate("Shell", row.consequence);
    if (share.bytes > 0)
        consequence = tr("This frees %1.").arg(formatBytes(std::optional(share.bytes))) + u' ' + consequence;
    ConfirmDialog::Question question{.verb = tr("Delete"),
                                     .what = what,
                                     .names = share.lines,
                                     .consequence = consequence,
                                     .isDanger = true,
                                     .title = {},
                                     .agree = {},
                                     .staying = {}};
    if (!share.kept.isEmpty())
        question.staying = {tr("%n stay(s), protected: %1", nullptr, int(share.kept.size()))
                                .arg(share.kept.join(QStringLiteral(", ")))};
    if (count == 0) {
        question.verb.clear();
        question.title = tr("Nothing to delete");
        question.consequence.clear();
    }
    auto* dialog = new ConfirmDialog(question, this);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, kind, what, share] {
        if (backend::Housekeeping* keeping = m_parts.session.backend().housekeeping())
            m_parts.session.operations().add(std::make_unique<Operation>(
                Operation::Description{.title = tr("Delete %1").arg(what), .commandLine = share.line, .target = {}},
                keeping->prune(kind, share.keys)));
    });
    dialog->open();
}

} // namespace darse::ui
