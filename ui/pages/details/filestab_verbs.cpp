// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/textdialog.h"
#include "ui/pages/details/filepreview.h"
#include "ui/pages/details/filestab.h"
#include "ui/widgets/visibletext.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

namespace darse::ui {

using session::Operation;

Operation::Description FilesTab::describe(const QString& title, const QString& line) const
{
    // No line of docker's reaches the files of a volume by itself.
    return {.title = title,
            .commandLine = isOfVolume() ? QString() : line,
            .target = backend::ObjectRef{m_object->kind, m_object->key}};
}

Operation& FilesTab::begin(std::unique_ptr<Operation> operation)
{
    Operation& begun = session().operations().add(std::move(operation));
    connect(&begun, &Operation::finished, this, &FilesTab::refresh);
    return begun;
}

void FilesTab::save(const QString& path, const QByteArray& content)
{
    backend::Files* there = files();
    if (there == nullptr)
        return;
    const QString title = tr("Save %1 in %2").arg(visibleText(path), visibleText(m_object->name));
    Operation& saving =
        begin(std::make_unique<Operation>(describe(title, {}), there->write(m_object->key, path, content)));
    connect(&saving, &Operation::finished, m_preview, [this, &saving, path] {
        if (saving.state() == Operation::State::Succeeded && path == m_preview->path())
            m_preview->saved();
    });
}

void FilesTab::makeFolder()
{
    auto* dialog =
        new TextDialog({.title = tr("New folder"),
                        .explanation = tr("It is made in %1.").arg(visibleText(m_folder)),
                        .label = tr("Name"),
                        .text = {},
                        .example = {},
                        .verb = tr("Make the folder")},
                       window(), [](const QString& name) {
                           return name.contains(u'/') || name == QLatin1String(".") || name == QLatin1String("..")
                                      ? tr("A name has no “/”.")
                                      : QString();
                       });
    connect(dialog, &TextDialog::chosen, this, [this](const QString& name) {
        backend::Files* there = files();
        const QString path = pathOf(name);
        if (there != nullptr)
            begin(std::make_unique<Operation>(
                describe(tr("Make the folder %1").arg(visibleText(path)),
                         QStringLiteral("docker exec %1 mkdir %2").arg(m_object->name, path)),
                there->makeFolder(m_object->key, path)));
    });
    dialog->open();
}

void FilesTab::chooseUpload()
{
    auto* dialog = new QFileDialog(window(), tr("Upload to %1").arg(visibleText(m_folder)), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &FilesTab::upload);
    dialog->open();
}

void FilesTab::upload(const QStringList& files)
{
    backend::Files* there = this->files();
    if (there == nullptr || files.isEmpty())
        return;
    const QString what =
        files.size() == 1 ? visibleText(files.front().section(u'/', -1)) : tr("%n file(s)", "", int(files.size()));
    begin(std::make_unique<Operation>(
        describe(tr("Upload %1 to %2").arg(what, visibleText(m_folder)),
                 QStringLiteral("docker cp %1 %2:%3").arg(files.front(), m_object->name, m_folder)),
        there->upload(m_object->key, m_folder, files)));
}

void FilesTab::download()
{
    const backend::FileEntry* entry = current();
    if (entry == nullptr)
        return;
    const bool isFolder = entry->type == backend::FileType::Folder;
    const QString proposal = isFolder ? entry->name + QStringLiteral(".tar") : entry->name;
    auto* dialog = new QFileDialog(window(), tr("Download %1").arg(visibleText(entry->name)), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(proposal);
    connect(dialog, &QFileDialog::fileSelected, this, [this, wanted = *entry](const QString& file) {
        backend::Files* there = files();
        const QString path = pathOf(wanted.name);
        if (there != nullptr)
            begin(std::make_unique<Operation>(
                describe(tr("Download %1").arg(visibleText(path)),
                         QStringLiteral("docker cp %1:%2 %3").arg(m_object->name, path, file)),
                there->download(m_object->key, wanted, path, file)));
    });
    dialog->open();
}

void FilesTab::remove()
{
    const backend::FileEntry* entry = current();
    if (entry == nullptr || entry->mark == backend::FileMark::Deleted)
        return;
    const QString path = pathOf(entry->name);
    if (!mountedAt(path).isEmpty())
        return; // what is in it can go, the place itself cannot
    auto* dialog =
        new ConfirmDialog({.verb = tr("Delete"),
                           .what = visibleText(entry->name),
                           .names = {visibleText(path)},
                           .consequence = isOfVolume() ? tr("It is deleted in this volume, with all that is below "
                                                            "it. This cannot be undone.")
                                                       : tr("It is deleted in this container, with all that is "
                                                            "below it. This cannot be undone.")},
                          window());
    connect(dialog, &ConfirmDialog::confirmed, this, [this, path] {
        backend::Files* there = files();
        if (there != nullptr)
            begin(std::make_unique<Operation>(
                describe(tr("Delete %1").arg(visibleText(path)),
                         QStringLiteral("docker exec %1 rm -r %2").arg(m_object->name, path)),
                there->remove(m_object->key, path)));
    });
    dialog->open();
}

/// The page deletes the container with this key; among its files it is theirs.
bool FilesTab::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Delete)
        return DetailsTab::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        remove();
    return true;
}

void FilesTab::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void FilesTab::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    upload(files);
    event->acceptProposedAction();
}

} // namespace darse::ui
