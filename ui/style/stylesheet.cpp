// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/stylesheet.h"

#include "ui/style/tokens.h"

#include <QRegularExpression>

namespace darse::ui {
namespace {

// @name is a colour token, @name/12 the same at 12 % opacity, #8 means 8 logical pixels in the scale in force.
constexpr const char16_t* kControls = uR"(
QToolTip { background: @surface; color: @text; border: #1 solid @border; padding: #6; }
QListView[look="offers"] { background: @surface; border: #1 solid @border; }
QLabel[look="hint"] { background: @surface; color: @text; border: #1 solid @border; padding: #8; }

QPushButton { background: @surface; color: @text; border: #1 solid @border; border-radius: #4; padding: #5 #12; min-height: #20; }
QPushButton:hover { background: @sunken; }
QPushButton:pressed { background: @border; }
QPushButton:checked { background: @accent/16; border-color: @accent; color: @accent; }
QPushButton:focus { border: #2 solid @accent; padding: #4 #11; }
QPushButton:disabled { color: @muted/60; background: @window; }
QPushButton::menu-indicator { width: 0; }
QPushButton[look="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: @accent/88; }
QPushButton[look="primary"]:focus { border: #2 solid @text; }
QPushButton[look="primary"]:disabled { background: @border; border-color: @border; color: @muted; }
QPushButton[look="danger"] { background: @failed; color: @onAccent; border-color: @failed; font-weight: 600; }
QPushButton[look="danger"]:hover { background: @failed/88; }
QPushButton[look="danger"]:focus { border: #2 solid @text; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border: #1 solid transparent; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: @text/8; }
QPushButton[look="quiet"]:pressed, QToolButton[look="quiet"]:pressed, QToolButton[look="quiet"]:checked { background: @accent/16; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border: #2 solid @accent; }
QPushButton[look="link"] { background: transparent; border: none; color: @accent; padding: 0; text-align: left; }
QPushButton[look="link"]:hover, QPushButton[look="link"]:focus { text-decoration: underline; }
QPushButton[look="link"]:disabled { color: @muted/60; }
QToolButton { border: #1 solid transparent; border-radius: #4; padding: #5; color: @text; background: transparent; }
QToolButton:hover { background: @text/8; }
QToolButton:focus { border: #2 solid @accent; padding: #4; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[look="boxed"] { background: @surface; border: #1 solid @border; padding: #5 #8; }
QToolButton[look="boxed"]:hover { background: @sunken; }
QToolButton[look="boxed"]:focus { border: #2 solid @accent; padding: #4 #7; }

QLineEdit { background: @surface; border: #1 solid @border; border-radius: #4; padding: #5 #8; min-height: #20;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus { border: #2 solid @accent; padding: #4 #7; }
QLineEdit[look="bare"] { border: none; background: transparent; padding: #8; }
QLineEdit[look="bare"]:focus { border: none; padding: #8; }
QComboBox { background: @surface; border: #1 solid @border; border-radius: #4; padding: #5 #8; min-height: #20; }
QComboBox:focus { border: #2 solid @accent; padding: #4 #7; }
QComboBox::drop-down { border: none; width: #24; }
QComboBox::down-arrow { image: url(:/controls/open-@mode.svg); width: #12; height: #12; }
QComboBox QAbstractItemView { background: @surface; border: #1 solid @border; selection-background-color: @accent/12; selection-color: @text; }
QPlainTextEdit, QTextEdit { background: @surface; border: #1 solid @border; border-radius: #4;
    selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit:focus, QTextEdit:focus { border: #1 solid @accent; }
QDialog QPlainTextEdit { padding: #1; }
QDialog QPlainTextEdit:focus { border: #2 solid @accent; padding: 0; }
QDateTimeEdit { background: @surface; border: #1 solid @border; border-radius: #4; padding: #5 #8; min-height: #20;
    selection-background-color: @accent; selection-color: @onAccent; }
QDateTimeEdit:focus { border: #2 solid @accent; padding: #4 #7; }
QDateTimeEdit::drop-down { border: none; width: #24; }
QDateTimeEdit::down-arrow { image: url(:/controls/open-@mode.svg); width: #12; height: #12; }
QCheckBox, QRadioButton { spacing: #8; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QCheckBox::indicator { width: #14; height: #14; border: #1 solid @muted; border-radius: #3; background: @surface; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked { border-color: @accent; background: @accent; image: url(:/controls/check-on-@mode.svg); }
QCheckBox::indicator:disabled { border-color: @border; }
QRadioButton::indicator { width: #14; height: #14; border: #1 solid @muted; border-radius: #8; background: @surface; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: @accent; }
QRadioButton::indicator:checked { width: #6; height: #6; border: #5 solid @accent; background: @onAccent; }

QMenu { background: @surface; color: @text; border: #1 solid @border; border-radius: #6; padding: #4; }
QMenu::item { padding: #6 #24 #6 #12; border-radius: #4; }
QMenu::item:selected { background: @accent/12; }
QMenu::item:disabled { color: @muted; }
QMenu::icon { padding-left: #8; }
QMenu::separator { height: #1; background: @border; margin: #4 #8; }
QMenu::right-arrow { width: #8; height: #8; }

QScrollBar:vertical { background: transparent; width: #10; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #10; margin: 0; }
QScrollBar::handle { background: @muted/30; border-radius: #3; margin: #2; }
QScrollBar::handle:hover { background: @muted/60; }
QScrollBar::handle:vertical { min-height: #32; }
QScrollBar::handle:horizontal { min-width: #32; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::close-button { image: url(:/controls/close-@mode.svg); width: #10; height: #10; subcontrol-position: right; }
QTabBar::close-button:hover { background: @sunken; border-radius: #3; }
QTabBar::tab { background: transparent; color: @muted; padding: #8 #4; margin: 0 #20 0 0; border: none; border-bottom: #2 solid transparent; }
QTabBar::tab:hover { color: @text; border-bottom-color: @border; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; background: @accent/12; }

QProgressBar { background: @sunken; border: none; border-radius: #3; min-height: #6; max-height: #6; }
QProgressBar::chunk { background: @accent; border-radius: #3; }
)";

constexpr const char16_t* kSurfaces = uR"(
QTableView, QTreeView, QListView { background: @surface; alternate-background-color: @surface; color: @text; border: none; gridline-color: transparent;
    selection-background-color: @accent/12; selection-color: @text; outline: none; }
QListView[look="choices"] { border: #1 solid @border; border-radius: #4; padding: #3; }
QListView[look="choices"]:focus { border: #2 solid @accent; padding: #2; }
QListView[look="choices"]::item { border-radius: #4; padding: #4 #6; }
QListView[look="choices"]::item:selected { background: @accent/12; color: @text; }
QTreeView::item { padding: #4 0; }
QTableView[look="plain"]::item { border: none; padding: 0 #5; }
QGraphicsView { background: transparent; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: #1 solid @border; padding: #6 #8; font-weight: 600; }
QHeaderView::section:hover { color: @text; background: @sunken; }
QTableCornerButton::section { background: @surface; border: none; }

QScrollArea, QStackedWidget { background: transparent; border: none; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QFrame[look="card"] { background: @surface; border: #1 solid @border; border-radius: #6; }
QFrame[look="well"] { background: @sunken; border: #1 solid @border; border-radius: #6; }
QFrame[look="line"] { background: @border; border: none; }
QFrame[look="popup"] { background: @surface; border: #1 solid @border; border-radius: #6; }
QFrame[look="drawer"] { background: @surface; border: none; border-left: #1 solid @border; }
QFrame[look="toast"] { background: @surface; border: #1 solid @border; border-radius: #6; }
QFrame[look="banner-warning"] { background: @warning/12; border: #1 solid @warning/40; border-radius: #6; }
QFrame[look="banner-info"] { background: @accent/10; border: #1 solid @accent/40; border-radius: #6; }
QFrame[look="masthead"] { background: @surface; border: none; border-bottom: #1 solid @border; }
QFrame[look="navigation"] { background: @surface; border: none; border-right: #1 solid @border; }
QPushButton[look="heading"] { background: transparent; border: #1 solid transparent; color: @muted; text-align: left; padding: 0 #8; min-height: #16; }
QPushButton[look="heading"]:hover { color: @text; }
QPushButton[look="heading"]:focus { border: #1 solid @accent; }
QPushButton[look="search"] { background: @window; color: @muted; border: #1 solid @border; border-radius: #4; text-align: left; padding: #5 #12; }
QPushButton[look="search"]:hover { border-color: @muted; }
QPushButton[look="search"]:focus { border: #2 solid @accent; padding: #4 #11; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="failed"] { color: @failed; }
QLabel[look="warning"] { color: @warning; }
QLabel[look="key"] { color: @muted; background: @sunken; border: #1 solid @border; border-radius: #4; padding: #1 #6; }
QLabel[look="code"] { background: @sunken; border-radius: #4; padding: #6 #8; }
QDialog { background: @surface; border: #1 solid @border; }
)";

const QColor& tokenColor(QStringView name)
{
    struct Row {
        QLatin1StringView name;
        QColor Colors::*color;
    };
    static constexpr Row kRows[] = {
        {QLatin1StringView("window"), &Colors::window},   {QLatin1StringView("surface"), &Colors::surface},
        {QLatin1StringView("sunken"), &Colors::sunken},   {QLatin1StringView("border"), &Colors::border},
        {QLatin1StringView("text"), &Colors::text},       {QLatin1StringView("muted"), &Colors::muted},
        {QLatin1StringView("accent"), &Colors::accent},   {QLatin1StringView("onAccent"), &Colors::onAccent},
        {QLatin1StringView("warning"), &Colors::warning}, {QLatin1StringView("failed"), &Colors::failed},
        {QLatin1StringView("running"), &Colors::running},
    };
    for (const Row& row : kRows) {
        if (name == row.name)
            return colors().*row.color;
    }
    Q_ASSERT_X(false, "styleSheet", "unknown colour token");
    return colors().text;
}

QString colorText(const QColor& color, QStringView percent)
{
    const double share = percent.isEmpty() ? 1.0 : percent.toDouble() / 100.0;
    return QStringLiteral("rgba(%1,%2,%3,%4)").arg(color.red()).arg(color.green()).arg(color.blue()).arg(share);
}

} // namespace

QString styleSheet()
{
    static const QRegularExpression token(QStringLiteral("@([a-zA-Z]+)(?:/(\\d+))?|#(\\d+)(?![a-zA-Z])"));
    const QString source = QString::fromUtf16(kControls) + QString::fromUtf16(kSurfaces);
    QString result;
    result.reserve(source.size() + 2048);
    qsizetype done = 0;
    auto matches = token.globalMatch(source);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(source).mid(done, match.capturedStart() - done);
        if (match.capturedView(1) ==
            QLatin1StringView("mode")) // pictures in style sheets have their colour in the file
            result += colors().window.lightness() < 128 ? QLatin1StringView("dark") : QLatin1StringView("light");
        else if (match.hasCaptured(3))
            result += QString::number(px(match.capturedView(3).toInt())) + QStringLiteral("px");
        else
            result += colorText(tokenColor(match.capturedView(1)), match.capturedView(2));
        done = match.capturedEnd();
    }
    result += QStringView(source).mid(done);
    return result;
}

} // namespace darse::ui
