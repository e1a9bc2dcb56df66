// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/kindview.h"
#include "ui/pages/location.h"

#include <QWidget>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QToolButton;

namespace darse::ui {

class ElidedLabel;
class Paragraph;

/// The facts of a kind as two columns of cards. A line is made as soon as there is something to say; afterwards only
/// its texts change.
class FactPanel : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the panel.
    FactPanel(const KindView& view, session::Session& session, QWidget* parent = nullptr);

    void setObject(const backend::Object& object);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Line {
        const Fact* fact = nullptr;
        QGridLayout* grid = nullptr; ///< of its card
        int row = 0;
        QLabel* label = nullptr; ///< null, as all that follows, until the line is made
        Paragraph* value = nullptr;
        ElidedLabel* mono = nullptr; ///< instead of `value`
        QToolButton* copy = nullptr; ///< beside `mono`
        QString raw;                 ///< what it copies
        QWidget* links = nullptr;
        QStringList linked; ///< what the links say now
    };

    [[nodiscard]] QWidget* makeCard(const FactGroup& group);
    /// Whether the line is there; it is made when it `isWanted`.
    [[nodiscard]] bool hasLine(Line& line, bool isWanted);
    void makeLine(Line& line);
    void makeMono(Line& line);
    void showCards();
    void orderTabs();
    void setValue(Line& line, const QString& value);
    void setLinks(Line& line, const std::vector<backend::ObjectRef>& refs);
    void setPages(Line& line, const QStringList& pages);
    /// Puts them where the line's links are; `open` is given the place of the one that was clicked.
    void showLinks(Line& line, const QStringList& names, const std::function<void(std::size_t place)>& open);

    session::Session& m_session;
    QBoxLayout* m_columns = nullptr;
    std::vector<Line> m_lines;
    bool m_hasNew = false; ///< what the Tab key comes to
};

} // namespace darse::ui
