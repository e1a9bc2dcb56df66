// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What files become: archives of images, trees of files, texts for the editor. Chosen in a dialog, or dropped.
#include "core/backend/making.h"
#include "core/session/session.h"
#include "ui/dialogs/textdialog.h"
#include "ui/pages/drafts.h"
#include "ui/pages/kinds/asking.h"
#include "ui/pages/manifest/openquestion.h"
#include "ui/pages/manifest/textfiles.h"
#include "ui/shell/notices.h"
#include "ui/shell/shell.h"
#include "ui/widgets/visibletext.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace darse::ui {
namespace {

using session::Operation;

const char* const kArchives[] = {".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst"};
const char* const kTexts[] = {".yaml", ".yml"};

/// The files of this machine that are dropped and end in one of these.
template <class Endings>
QStringList filesIn(const QMimeData& data, const Endings& endings)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        const QString file = url.toLocalFile();
        if (std::ranges::any_of(endings, [&file](const char* ending) {
                return file.endsWith(QLatin1StringView(ending), Qt::CaseInsensitive);
            }))
            files << file;
    }
    return files;
}

/// "localhost/base:latest" of "/home/me/Base.tar.xz"
QString nameFor(const QString& file)
{
    QString name;
    for (const QChar letter : QFileInfo(file).fileName().section(u'.', 0, 0).toLower())
        name += (letter >= u'a' && letter <= u'z') || letter.isDigit() ? letter : QChar(u'-');
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QString() : QStringLiteral("localhost/") + name + QStringLiteral(":latest");
}

} // namespace

void Shell::askForArchives()
{
    auto* dialog = new QFileDialog(this, tr("Load images"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Shell::loadImages);
    dialog->open();
}

void Shell::askForTree()
{
    auto* dialog = new QFileDialog(this, tr("Make an image of a tar of files"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Shell::importTree);
    dialog->open();
}

void Shell::loadImages(const QStringList& files)
{
    backend::ImageMaking* images = m_parts.session.backend().imageMaking();
    if (images == nullptr || files.isEmpty())
        return;
    for (const QString& file : files)
        m_parts.session.operations().add(std::make_unique<Operation>(
            Operation::Description{.title = tr("Load %1").arg(visibleText(file.section(u'/', -1))),
                                   .commandLine = QStringLiteral("docker load -i ") + file,
                                   .target = {}},
            images->load(file)));
    openOperations();
}

void Shell::importTree(const QString& file)
{
    const QString shown = visibleText(file.section(u'/', -1));
    auto* dialog = new TextDialog({.title = tr("Make an image of %1").arg(shown),
                                   .explanation = tr("The files in it become an image of one layer. It says nothing "
                                                     "of what to run: a container needs a command."),
                                   .label = tr("Name of the image"),
                                   .text = nameFor(file),
                                   .example = QStringLiteral("localhost/base:latest"),
                                   .verb = tr("Make image")},
                                  this, referenceProblem);
    connect(dialog, &TextDialog::chosen, this, [this, file, shown](const QString& name) {
        backend::ImageMaking* images = m_parts.session.backend().imageMaking();
        if (images == nullptr)
            return;
        m_parts.session.operations().add(std::make_unique<Operation>(
            Operation::Description{.title = tr("Make image %1 of %2").arg(visibleText(name), shown),
                                   .commandLine = QStringLiteral("docker import %1 %2").arg(file, name),
                                   .target = {}},
            images->import(file, name)));
        openOperations();
    });
    dialog->open();
}

/// The first one: there is one editor.
void Shell::openText(const QString& file)
{
    const auto text = readTextFile(file);
    if (!text)
        return m_parts.notices.addError(tr("%1 could not be opened").arg(visibleText(file.section(u'/', -1))),
                                        text.error());
    auto& drafts = m_parts.session.companion<Drafts>();
    const auto take = [&drafts, text = *text] {
        drafts.open(text);
        drafts.settle(); // it is in the file
    };
    if (drafts.isUnsaved() && drafts.text() != *text)
        return askBeforeOpening(file, *this, take);
    take();
}

void Shell::dragEnterEvent(QDragEnterEvent* event)
{
    backend::Backend& backend = m_parts.session.backend();
    const bool areImages = backend.imageMaking() != nullptr && !filesIn(*event->mimeData(), kArchives).isEmpty();
    const bool isText = backend.manifests() != nullptr && !filesIn(*event->mimeData(), kTexts).isEmpty();
    if (areImages || isText)
        event->acceptProposedAction();
}

void Shell::dropEvent(QDropEvent* event)
{
    loadImages(filesIn(*event->mimeData(), kArchives));
    const QStringList texts = filesIn(*event->mimeData(), kTexts);
    if (!texts.isEmpty() && m_parts.session.backend().manifests() != nullptr)
        openText(texts.front());
    event->acceptProposedAction();
}

} // namespace darse::ui
