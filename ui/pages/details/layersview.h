// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "core/base/result.h"
#include "ui/pages/details/layertree.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace darse::session {
class Session;
}

namespace darse::ui {

class PlainTable;

/// What is in the layers of an image: the files that each adds, changes and deletes, what they make up together, which
/// are large and which are there for nothing.
class LayersView final : public QWidget {
    Q_OBJECT
public:
    /// `image` is one.
    LayersView(session::Session& session, const backend::ObjectPtr& image, QWidget* parent = nullptr);

private:
    enum class View { OneLayer, UpToLayer, Largest };
    enum Place { kName, kSize, kMark };

    [[nodiscard]] QWidget* makeBar();
    [[nodiscard]] QWidget* makeBody();
    void read();
    void arrived(const Result<std::vector<backend::LayerContent>>& contents);
    void showLayers();
    void showView();
    void showTree();
    void showLargest();
    void fill(QTreeWidgetItem* item, LayerNode& node) const;
    void expanded(QTreeWidgetItem* item);
    [[nodiscard]] std::size_t chosenLayer() const;

    session::Session& m_session;
    backend::ObjectPtr m_object;
    std::vector<backend::LayerContent> m_contents;
    LayerNode m_root;
    int m_request = 0;
    QLabel* m_note;
    QPushButton* m_read;
    QComboBox* m_view;
    PlainTable* m_layers;
    QTreeWidget* m_tree;
    PlainTable* m_largest;
    QStackedWidget* m_stack;
    QWidget* m_body = nullptr;
};

} // namespace darse::ui
