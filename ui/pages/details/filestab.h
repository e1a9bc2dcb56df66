// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/files.h"
#include "core/base/result.h"
#include "core/session/operation.h"
#include "ui/pages/details/detailstab.h"

class QLabel;
class QLineEdit;
class QSplitter;
class QToolButton;

namespace darse::ui {

class FilePreview;
class PlainTable;

/// The files of a container, whether it runs or not, or of a volume: to go through, to read, to change, to take out and
/// to put in. Files that are dropped here are uploaded.
class FilesTab final : public DetailsTab {
    Q_OBJECT
public:
    FilesTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;
    void refresh() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Null while there are none.
    [[nodiscard]] backend::Files* files() const;
    [[nodiscard]] bool isOfVolume() const;
    /// What is mounted at a path, in words; empty for nothing.
    [[nodiscard]] QString mountedAt(const QString& path) const;
    /// The same for the place that a path is below, with a sentence.
    [[nodiscard]] QString whereFilesAre(const QString& folder) const;
    void layOut();
    [[nodiscard]] QToolButton* addTool(const char* icon, const QString& name, const QKeySequence& key,
                                       void (FilesTab::*run)());

    void enter(const QString& folder);
    void arrived(const QString& folder, const Result<backend::FolderListing>& listing);
    void fill();
    void open(int row);
    void preview();
    void goUp();
    void look();
    [[nodiscard]] const backend::FileEntry* current() const;
    [[nodiscard]] QString pathOf(const QString& name) const;

    void save(const QString& path, const QByteArray& content);
    void makeFolder();
    void chooseUpload();
    void upload(const QStringList& files);
    void download();
    void remove();
    session::Operation& begin(std::unique_ptr<session::Operation> operation);
    [[nodiscard]] session::Operation::Description describe(const QString& title, const QString& line) const;

    backend::ObjectPtr m_object;
    QString m_folder = QStringLiteral("/");
    QString m_asked; ///< the folder that is being read; empty: none
    backend::FolderListing m_listing;
    QLineEdit* m_path;
    QLabel* m_note;
    PlainTable* m_table;
    FilePreview* m_preview;
    QSplitter* m_split = nullptr; ///< between the two
    QToolButton* m_up = nullptr;
    QToolButton* m_download = nullptr;
    QToolButton* m_remove = nullptr;
};

} // namespace darse::ui
