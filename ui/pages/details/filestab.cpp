// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/filestab.h"

#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/details/filepreview.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace darse::ui {

using backend::FileEntry;
using backend::FileMark;
using backend::FileType;

namespace {

constexpr int kMarkColumn = 2;

} // namespace

FilesTab::FilesTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_path(new QLineEdit(m_folder, this)),
    m_note(makeLabel({}, Type::Caption, "muted")),
    m_table(new PlainTable({tr("Name"), tr("Size"), tr("Since the image"), tr("Changed at"), tr("Access"), tr("Owner")},
                           this)),
    m_preview(new FilePreview(this))
{
    setAcceptDrops(true);
    layOut();
    connect(m_path, &QLineEdit::returnPressed, this, [this] { enter(QDir::cleanPath(u'/' + m_path->text())); });
    connect(m_table, &PlainTable::opened, this, &FilesTab::open);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &FilesTab::preview);
    connect(m_preview, &FilePreview::saveAsked, this, &FilesTab::save);
}

QToolButton* FilesTab::addTool(const char* icon, const QString& name, const QKeySequence& key, void (FilesTab::*run)())
{
    QToolButton* button = makeIconButton(QLatin1String(icon), name);
    connect(button, &QToolButton::clicked, this, run);
    if (!key.isEmpty()) {
        button->setToolTip(QStringLiteral("%1 (%2)").arg(name, key.toString(QKeySequence::NativeText)));
        auto* shortcut = new QShortcut(key, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    }
    return button;
}

void FilesTab::layOut()
{
    m_path->setFont(ui::font(Type::Mono));
    m_path->setAccessibleName(tr("Folder"));
    m_table->setAccessibleName(tr("Files"));
    explain(*m_path, tr("Type a folder and press Enter. It is read without a shell or any other program in the "
                        "container, which need not run."));
    m_table->explainColumns({{},
                             tr("How many bytes are in the file."),
                             tr("What the container has added or changed since it was made from its image, and what is "
                                "mounted in it."),
                             tr("When its content was written last."),
                             tr("Who may read (r), write (w) and run (x) it: its owner, its group, all others."),
                             tr("User and group by their numbers inside the container.")});
    m_table->setObjectName(QStringLiteral("files"));
    m_table->setLinkColumn(0);
    m_table->setMonoColumn(0);
    m_table->setNumberColumn(1);
    m_table->setStatusColumn(kMarkColumn);
    m_table->setMonoColumn(4);
    constexpr int kWidths[] = {140, 60, 120, 130, 104};
    for (int column = 0; column < int(std::size(kWidths)); ++column)
        m_table->setColumnWidth(column, px(kWidths[column]));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(px(Space::Control));
    m_up = addTool("arrow-up", tr("Go up"), Qt::Key_Backspace, &FilesTab::goUp);
    m_download = addTool("download", tr("Download…"), QKeySequence(Qt::CTRL | Qt::Key_D), &FilesTab::download);
    m_remove = addTool("delete", tr("Delete"), {}, &FilesTab::remove);
    m_table->installEventFilter(this);
    bar->addWidget(m_up);
    bar->addWidget(m_path, 1);
    bar->addWidget(addTool("refresh", tr("Read again"), {}, &FilesTab::refresh));
    bar->addWidget(
        addTool("add", tr("New folder…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), &FilesTab::makeFolder));
    bar->addWidget(addTool("upload", tr("Upload…"), QKeySequence(Qt::CTRL | Qt::Key_U), &FilesTab::chooseUpload));
    bar->addWidget(m_download);
    bar->addWidget(m_remove);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->addWidget(m_table);
    m_split->addWidget(m_preview);
    m_split->setSizes({px(660), px(330)});
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 1);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(px(Space::Related));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addLayout(bar);
    column->addWidget(m_note);
    column->addWidget(m_split, 1);
    m_note->setWordWrap(true);
    look();
}

void FilesTab::setObject(const backend::ObjectPtr& object)
{
    const bool isFirst = m_object == nullptr;
    m_object = object;
    if (!isFirst)
        return;
    m_table->setColumnHidden(kMarkColumn, isOfVolume()); // it comes from no image
    enter(m_folder);
}

backend::Files* FilesTab::files() const
{
    return m_object ? session().backend().files(m_object->kind) : nullptr;
}

bool FilesTab::isOfVolume() const
{
    return m_object && m_object->kind == backend::Kind::Volume;
}

void FilesTab::focusFilter()
{
    m_path->setFocus(Qt::ShortcutFocusReason);
    m_path->selectAll();
}

void FilesTab::refresh()
{
    enter(m_folder);
}

void FilesTab::enter(const QString& folder)
{
    backend::Files* there = files();
    if (!m_object || there == nullptr || m_asked == folder)
        return;
    m_asked = folder;
    m_note->setText(tr("Reading %1…").arg(visibleText(folder)));
    session::whenDone(there->list(m_object->key, folder), this,
                      [this, folder](const Result<backend::FolderListing>& listing) { arrived(folder, listing); });
}

void FilesTab::arrived(const QString& folder, const Result<backend::FolderListing>& listing)
{
    if (folder != m_asked)
        return; // another was asked for meanwhile
    m_asked.clear();
    if (!listing) {
        const ErrorWords words = errorWords(listing.error());
        m_note->setText(
            tr("%1 could not be read. %2 %3").arg(visibleText(folder), words.why, visibleText(words.message)));
        return;
    }
    const bool isOther = folder != m_folder || m_table->rowCount() == 0;
    m_folder = folder;
    m_listing = *listing;
    m_path->setText(folder);
    fill();
    if (isOther) {
        m_table->setCurrentCell(m_table->rowCount() > 0 ? 0 : -1, 0);
        // The arrow keys go through the files at once.
        if (isVisible() && !m_preview->hasChanges())
            m_table->setFocus(Qt::OtherFocusReason);
    }
    look();
}

const FileEntry* FilesTab::current() const
{
    const int row = m_table->currentRow();
    const bool isRow = row >= 0 && row < int(m_listing.entries.size());
    return isRow && !m_table->selectedItems().isEmpty() ? &m_listing.entries[std::size_t(row)] : nullptr;
}

QString FilesTab::pathOf(const QString& name) const
{
    return m_folder.endsWith(u'/') ? m_folder + name : m_folder + u'/' + name;
}

void FilesTab::open(int row)
{
    if (row < 0 || row >= int(m_listing.entries.size()))
        return;
    const FileEntry& entry = m_listing.entries[std::size_t(row)];
    if (entry.type == FileType::Folder && entry.mark != FileMark::Deleted)
        return enter(pathOf(entry.name));
    preview();
}

void FilesTab::goUp()
{
    if (m_folder != QLatin1String("/"))
        enter(QDir::cleanPath(m_folder + QStringLiteral("/..")));
}

void FilesTab::preview()
{
    look();
    const FileEntry* entry = current();
    backend::Files* there = files();
    if (entry == nullptr || there == nullptr || m_preview->hasChanges())
        return; // what was typed is not thrown away
    const QString path = pathOf(entry->name);
    const bool isFile = entry->type == FileType::File || entry->type == FileType::Link;
    if (!isFile || entry->mark == FileMark::Deleted)
        return m_preview->clear();
    if (entry->size > FilePreview::kMost)
        return m_preview->showSentence(path, tr("It is too large to be shown. Download it to look at it."));
    m_preview->showWaiting(path);
    session::whenDone(there->read(m_object->key, path, FilePreview::kMost), this,
                      [this, path](const Result<QByteArray>& content) {
                          if (path != m_preview->path())
                              return;
                          if (content)
                              return m_preview->showContent(path, *content);
                          const ErrorWords words = errorWords(content.error());
                          m_preview->showSentence(path, words.why + u' ' + visibleText(words.message));
                      });
}

void FilesTab::look()
{
    const FileEntry* entry = current();
    const bool isThere = entry != nullptr && entry->mark != FileMark::Deleted;
    m_up->setEnabled(m_folder != QLatin1String("/"));
    m_download->setEnabled(isThere);
    m_remove->setEnabled(isThere && mountedAt(pathOf(entry->name)).isEmpty());
}

} // namespace darse::ui
