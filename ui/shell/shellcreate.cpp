// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/making.h"
#include "core/backend/manifests.h"
#include "core/session/session.h"
#include "ui/dialogs/createdialog.h"
#include "ui/dialogs/pulldialog.h"
#include "ui/shell/shell.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {

void Shell::runCommand(const QString& id)
{
    const auto found = std::ranges::find(m_commands, id, &Command::id);
    if (found != m_commands.end())
        std::function<void()>(found->run)(); // the commands may be made anew meanwhile
}

void Shell::addCreateCommands()
{
    const QString group = QCoreApplication::translate("keys", "Create");
    backend::Backend& backend = m_parts.session.backend();
    const auto add = [this, &group](const char* id, const QString& text, const char* icon, const char* key,
                                    std::function<void()> run) {
        std::vector<QKeySequence> keys;
        if (*key != '\0')
            keys.push_back(QKeySequence::fromString(QString::fromLatin1(key), QKeySequence::PortableText));
        m_commands.push_back(
            {QString::fromLatin1(id), group, text, QString::fromLatin1(icon), std::move(keys), std::move(run)});
    };
    if (backend.containerMaking() != nullptr)
        add("create.container", QCoreApplication::translate("keys", "Create a container…"), "container", "Ctrl+Shift+N",
            [this] { openCreateDialog(); });
    if (backend.manifests() != nullptr)
        add("create.yaml", QCoreApplication::translate("keys", "Create from YAML…"), "code", "Ctrl+Shift+Y", [this] {
            goTo({QStringLiteral("yaml"), {}, {}});
        });
    add("connect.add", QCoreApplication::translate("keys", "Add a connection…"), "connection", "",
        [this] { Q_EMIT connectionAddAsked(); });
    if (backend.images() == nullptr)
        return;
    add("create.pull", QCoreApplication::translate("keys", "Pull an image…"), "pull", "Ctrl+Shift+I",
        [this] { openPullDialog(); });
    if (const auto* making = backend.imageMaking(); making != nullptr && making->canMakeStarter())
        add("create.starter", QCoreApplication::translate("keys", "Make the starter image"), "image", "",
            [this] { makeStarter(); });
}

void Shell::openPullDialog()
{
    if (m_parts.session.backend().images() == nullptr)
        return;
    auto* dialog = new PullDialog(m_parts.session, this);
    connect(dialog, &PullDialog::started, this, &Shell::openOperations);
    dialog->open();
}

void Shell::openCreateDialog()
{
    if (m_parts.session.backend().containerMaking() == nullptr)
        return;
    auto* dialog = new CreateDialog(m_parts.session, this);
    connect(dialog, &CreateDialog::started, this, &Shell::openOperations);
    dialog->open();
}

void Shell::makeStarter()
{
    backend::ImageMaking* images = m_parts.session.backend().imageMaking();
    if (images == nullptr || !images->canMakeStarter())
        return;
    m_parts.session.operations().add(std::make_unique<session::Operation>(
        session::Operation::Description{.title = tr("Make the starter image"),
                                        .commandLine = QStringLiteral("darsectl image starter"),
                                        .target = {}},
        images->makeStarter()));
}

} // namespace darse::ui
