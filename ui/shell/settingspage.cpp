// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settingspage.h"

#include "core/session/settings.h"
#include "ui/shell/language.h"
#include "ui/shell/settingmeaning.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace darse::ui {
namespace {

constexpr int kWidest = 720;
constexpr int kChoice = 280;
const QString kConnections = QStringLiteral("connections");
const QString kLanguage = QStringLiteral("language");

struct Option {
    const char* value;
    const char* text;
};

constexpr Option kThemes[] = {{"system", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "As the desktop")},
                              {"light", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Light")},
                              {"dark", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Dark")}};
constexpr Option kDensities[] = {{"comfortable", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Comfortable")},
                                 {"compact", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Compact")}};
constexpr Option kTimes[] = {{"local", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Local time")},
                             {"utc", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "UTC")},
                             {"relative", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "How long ago")},
                             {"off", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "None")}};

constexpr Option kTrashTimes[] = {{"5", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "5 minutes")},
                                  {"30", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "30 minutes")},
                                  {"120", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "2 hours")},
                                  {"1440", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "1 day")},
                                  {"10080", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "7 days")}};
constexpr Option kIntervals[] = {{"1", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Every second")},
                                 {"2", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Every 2 seconds")},
                                 {"5", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Every 5 seconds")},
                                 {"10", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Every 10 seconds")}};
constexpr Option kSpoolSizes[] = {{"256", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "256 MiB")},
                                  {"1024", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "1 GiB")},
                                  {"4096", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "4 GiB")},
                                  {"16384", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "16 GiB")}};

} // namespace

/// Without options it is switched on and off. A group begins with the row that names it. `usual` holds when nothing was
/// chosen: a number for what is kept as one, "on" for a switch.
struct SettingsPage::Row {
    const char* group;
    const char* setting;
    const char* text;
    std::span<const Option> options;
    const char* usual = "";
    const char* note = nullptr; ///< below it
};

constexpr SettingsPage::Row SettingsPage::kRows[] = {
    {QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Look"), "theme",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Theme"), kThemes},
    {nullptr, "language", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Language"), {}},
    {nullptr, "presentation", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Everything larger, for presentations"), {}},
    {nullptr, "tray.off", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "No icon in the desktop’s tray"), {}},
    {QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Lists"), "list/density",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Height of rows"), kDensities},
    {QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Deleting"), "trash.minutes",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "A deleted container can be brought back for"), kTrashTimes, "30"},
    {nullptr,
     "ask.trash",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Ask before a container goes to the trash"),
     {},
     "on"},
    {nullptr,
     "ask.many",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Ask before something is done to several at once"),
     {},
     "on",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage",
                       "What cannot be taken back is asked always. A server without a trash deletes at once.")},
    {QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Metrics"), "metrics.seconds",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "New numbers"), kIntervals, "1"},
    {QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Logs"), "logs.times",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Time before each line"), kTimes},
    {nullptr, "logs.wrap", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Wrap long lines"), {}},
    {nullptr, "logs.expression", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Search with regular expressions"), {}},
    {nullptr, "logs.spool", QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "A log takes on the disk at most"),
     kSpoolSizes, "4096",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage",
                       "While it is looked at; then its oldest lines go. A log that is open keeps its size.")},
    {QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Terminal"),
     "terminal.dark",
     QT_TRANSLATE_NOOP("darse::ui::SettingsPage", "Dark in every theme"),
     {}},
};

SettingsPage::SettingsPage(PageContext given, QWidget* parent) : Page(given, parent), m_area(new QScrollArea(this))
{
    auto* around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_area);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    // From the outside to the inside: who gets another parent has its look worked out anew, with all that is in it.
    auto* content = new QWidget(m_area);
    content->setMaximumWidth(px(kWidest));
    m_area->setWidget(content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Settings"), Type::PageTitle));
    for (const Row& row : kRows)
        addRow(column, row);
    addConnections(column);
    column->addStretch();
}

void SettingsPage::addRow(QVBoxLayout* column, const Row& row)
{
    if (row.group != nullptr)
        column->addWidget(makeLabel(tr(row.group), Type::Section));
    const QString setting = QString::fromLatin1(row.setting);
    const bool isChoice = !row.options.empty() || setting == kLanguage;
    QWidget* field = isChoice ? makeChoice(row) : makeSwitch(row);
    field->setObjectName(setting);
    field->setAccessibleName(tr(row.text));
    explain(*field, settingMeaning(setting));
    auto* line = new QHBoxLayout;
    column->addLayout(line);
    if (isChoice) {
        QLabel* label = makeLabel(tr(row.text));
        label->setBuddy(field);
        line->addWidget(label);
        line->addStretch();
        field->setFixedWidth(px(kChoice));
    }
    line->addWidget(field);
    if (row.note != nullptr)
        column->addWidget(makeParagraph(tr(row.note), Type::Caption, "muted"));
}

QWidget* SettingsPage::makeChoice(const Row& row)
{
    auto* box = new QComboBox(m_area->widget());
    const QString setting = QString::fromLatin1(row.setting);
    for (const Option& option : row.options)
        box->addItem(tr(option.text), QString::fromLatin1(option.value));
    if (setting == kLanguage) {
        box->addItem(tr("As the desktop"), QString());
        for (const Language& language : languages())
            box->addItem(language.name, language.code);
    }
    bool isNumber = false;
    const int usual = QString::fromLatin1(row.usual).toInt(&isNumber);
    const QString now = isNumber ? QString::number(settings().number(setting, usual)) : settings().text(setting);
    box->setCurrentIndex(std::max(0, box->findData(now)));
    connect(box, &QComboBox::activated, this, [this, box, setting, isNumber] {
        if (isNumber)
            settings().setNumber(setting, box->currentData().toInt());
        else
            settings().setText(setting, box->currentData().toString());
        chosen(setting);
    });
    return box;
}

QWidget* SettingsPage::makeSwitch(const Row& row)
{
    auto* box = new QCheckBox(tr(row.text), m_area->widget());
    const QString setting = QString::fromLatin1(row.setting);
    box->setChecked(settings().flag(setting, *row.usual != 0));
    connect(box, &QCheckBox::clicked, this, [this, setting](bool isOn) {
        settings().setFlag(setting, isOn);
        chosen(setting);
    });
    return box;
}

/// Those that were added by hand; each is its address and its name.
void SettingsPage::addConnections(QVBoxLayout* column)
{
    const QStringList known = settings().list(kConnections);
    if (known.isEmpty())
        return;
    column->addWidget(makeLabel(tr("Connections that you have added"), Type::Section));
    for (const QString& each : known) {
        const QString name = visibleText(each.section(u' ', 1));
        auto* line = new QHBoxLayout;
        auto* texts = new QVBoxLayout;
        texts->addWidget(makeParagraph(name));
        texts->addWidget(makeParagraph(visibleText(each.section(u' ', 0, 0)), Type::Caption, "muted"));
        line->addLayout(texts, 1);
        QPushButton* remove = makeButton(tr("Remove"));
        remove->setAccessibleName(tr("Remove the connection %1").arg(name));
        explain(*remove, tr("Only here. What runs there goes on, and it can be added again."));
        line->addWidget(remove);
        column->addLayout(line);
        connect(remove, &QPushButton::clicked, this, [this, each] {
            QStringList left = settings().list(kConnections);
            left.removeAll(each);
            settings().setList(kConnections, left);
            chosen(kConnections);
        });
    }
}

/// Pages read their settings when they are made.
void SettingsPage::chosen(const QString& setting)
{
    m_last = setting;
    Q_EMIT rebuildAsked();
}

void SettingsPage::show(const Location& location)
{
    m_last = location.tab;
    if (m_last.isEmpty())
        return;
    // Once the window, which may be built at this moment, has come to rest.
    QTimer::singleShot(0, this, [this] {
        if (auto* field = findChild<QWidget*>(m_last)) {
            field->setFocus();
            m_area->ensureWidgetVisible(field);
        }
    });
}

Location SettingsPage::location() const
{
    return {QStringLiteral("settings"), {}, m_last};
}

} // namespace darse::ui
