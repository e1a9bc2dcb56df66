// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logsearchbar.h"
#include "ui/logs/logview.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr const char* kStampTitles[] = {
    QT_TRANSLATE_NOOP("logs", "Local time"),
    QT_TRANSLATE_NOOP("logs", "UTC"),
    QT_TRANSLATE_NOOP("logs", "How long ago"),
    QT_TRANSLATE_NOOP("logs", "No times"),
};
constexpr Stamps kStampOrder[] = {Stamps::Local, Stamps::Utc, Stamps::Relative, Stamps::Off};

QToolButton* menuButton(const QString& text, QMenu*& menu, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setProperty("look", QStringLiteral("boxed"));
    menu = new QMenu(button);
    button->setText(text);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return button;
}

} // namespace

void LogPane::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(makeToolBar());
    column->addWidget(m_view, 1);
    column->addWidget(makeFoot());
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &LogPane::focusSearch);
}

QWidget* LogPane::makeToolBar()
{
    auto* bar = new QWidget(this);
    m_picker = new QComboBox(bar);
    m_picker->setAccessibleName(tr("Container"));
    m_picker->hide();
    connect(m_picker, &QComboBox::currentIndexChanged, this, [this] { open(m_picker->currentData().toString()); });
    m_searchBar = new LogSearchBar(bar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(m_picker);
    row->addWidget(m_searchBar, 1);
    row->addWidget(makeViewMenu());
    row->addWidget(makeTextMenu());
    return bar;
}

QToolButton* LogPane::makeViewMenu()
{
    QMenu* menu = nullptr;
    QToolButton* button = menuButton(tr("View"), menu, this);
    QAction* wrap = menu->addAction(tr("Wrap long lines"));
    wrap->setCheckable(true);
    connect(wrap, &QAction::toggled, this, [this](bool isOn) {
        m_settings.setFlag(QStringLiteral("logs.wrap"), isOn);
        m_view->setWrap(isOn ? LogView::Wrap::On : LogView::Wrap::Off);
    });
    wrap->setChecked(m_settings.flag(QStringLiteral("logs.wrap")));
    menu->addSeparator();
    auto* group = new QActionGroup(menu);
    const Stamps chosen = stampsFromName(m_settings.text(QStringLiteral("logs.times")));
    for (std::size_t i = 0; i < std::size(kStampOrder); ++i) {
        const Stamps stamps = kStampOrder[i];
        QAction* action = menu->addAction(QCoreApplication::translate("logs", kStampTitles[i]));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(stamps == chosen);
        connect(action, &QAction::triggered, this, [this, stamps] {
            m_settings.setText(QStringLiteral("logs.times"), stampsName(stamps));
            m_view->setStamps(stamps);
        });
    }
    m_view->setStamps(chosen);
    menu->addSeparator();
    QAction* whole = menu->addAction(tr("From the beginning"));
    whole->setCheckable(true);
    connect(whole, &QAction::toggled, this, [this](bool isOn) {
        m_isWhole = isOn;
        open(m_openKey);
    });
    menu->addAction(tr("Go to a time…"), this, &LogPane::askForMoment);
    return button;
}

QToolButton* LogPane::makeTextMenu()
{
    QMenu* menu = nullptr;
    QToolButton* button = menuButton(tr("Export"), menu, this);
    menu->addAction(tr("Copy all"), this, [this] { QApplication::clipboard()->setText(m_view->allText()); });
    QAction* part = menu->addAction(tr("Copy selection"), m_view, &LogView::copySelection);
    connect(menu, &QMenu::aboutToShow, part, [this, part] { part->setEnabled(!m_view->selectedText().isEmpty()); });
    menu->addAction(tr("Save to a file…"), this, &LogPane::askWhereToSave);
    return button;
}

QWidget* LogPane::makeFoot()
{
    auto* foot = new QWidget(this);
    m_state = makeLabel({}, Type::Caption, "muted");
    m_resume = makeButton({});
    m_again = makeButton(tr("Try again"));
    connect(m_resume, &QPushButton::clicked, m_view, &LogView::resume);
    connect(m_again, &QPushButton::clicked, this, [this] { open(m_openKey); });
    foot->setMinimumHeight(px(size::kControl));
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_state, 1);
    row->addWidget(m_again);
    row->addWidget(m_resume);
    return foot;
}

} // namespace darse::ui
