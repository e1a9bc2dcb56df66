// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/factpanel.h"

#include "ui/models/glossary.h"
#include "ui/pages/details/parts.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/openpages.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/visibletext.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QCoreApplication>
#include <QGridLayout>
#include <QMap>
#include <QVBoxLayout>

#include <utility>

namespace darse::ui {
namespace {

constexpr int kLabelWidth = 140;
constexpr int kNarrow = 720; ///< too little for two columns
constexpr int kWidestLink = 280;
constexpr std::size_t kMostLinks = 20;
constexpr qsizetype kLongestValue = 4000;

} // namespace

FactPanel::FactPanel(const KindView& view, session::Session& session, QWidget* parent) :
    QWidget(parent),
    m_session(session)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    // Not what two columns need: where there is less room, there is one.
    setMinimumWidth(1);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(px(Space::Card));
    QVBoxLayout* sides[2] = {new QVBoxLayout, new QVBoxLayout};
    std::size_t heights[2] = {0, 0};
    for (QVBoxLayout* side : sides) {
        side->setSpacing(px(Space::Card));
        m_columns->addLayout(side, 1);
    }
    for (const FactGroup& group : view.facts) {
        const std::size_t side = heights[1] < heights[0] ? 1 : 0;
        heights[side] += group.facts.size() + 2;
        sides[side]->addWidget(makeCard(group));
    }
    for (QVBoxLayout* side : sides)
        side->addStretch();
}

void FactPanel::resizeEvent(QResizeEvent* event)
{
    m_columns->setDirection(width() < px(kNarrow) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

QWidget* FactPanel::makeCard(const FactGroup& group)
{
    auto* card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    grid->setHorizontalSpacing(px(Space::Card));
    grid->setVerticalSpacing(px(Space::Control));
    grid->setColumnMinimumWidth(0, px(kLabelWidth));
    grid->setColumnStretch(1, 1);
    grid->addWidget(makeLabel(QCoreApplication::translate("facts", group.title), Type::Section), 0, 0, 1, 3);
    int row = 1;
    for (const Fact& fact : group.facts) {
        Line line;
        line.fact = &fact;
        line.grid = grid;
        line.row = std::exchange(row, row + (fact.pages ? 2 : 1));
        m_lines.push_back(line);
    }
    return card;
}

/// Most objects have nothing to say to half of the facts of their kind, and widgets cost, hidden ones too.
bool FactPanel::hasLine(Line& line, bool isWanted)
{
    if (line.label == nullptr && isWanted)
        makeLine(line);
    return line.label != nullptr;
}

void FactPanel::makeLine(Line& line)
{
    const Fact& fact = *line.fact;
    line.label = makeLabel(QCoreApplication::translate("facts", fact.label), Type::Body, "muted");
    if (const QString meaning = meaningOf(fact.label); !meaning.isEmpty())
        explain(*line.label, meaning);
    const bool isMono = fact.isMono && !fact.links;
    line.grid->addWidget(line.label, line.row, 0, (isMono ? Qt::AlignVCenter : Qt::AlignTop) | Qt::AlignLeft);
    if (isMono)
        makeMono(line);
    if (isMono || fact.links)
        return;
    line.value = new Paragraph;
    line.value->setFont(ui::font(Type::Body));
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // A word longer than the card must not widen the page.
    line.value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    line.label->setBuddy(line.value);
    line.grid->addWidget(line.value, line.row, 1);
}

void FactPanel::makeMono(Line& line)
{
    line.mono = new ElidedLabel(Type::Mono, ElidedLabel::Tone::Normal);
    line.mono->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    line.copy = makeIconButton(QStringLiteral("copy"), tr("Copy %1").arg(line.label->text()));
    line.grid->addWidget(line.mono, line.row, 1, Qt::AlignVCenter);
    line.grid->addWidget(line.copy, line.row, 2);
    connect(line.copy, &QToolButton::clicked, this, [&line] { QApplication::clipboard()->setText(line.raw); });
    m_hasNew = true;
}

void FactPanel::setObject(const backend::Object& object)
{
    for (Line& line : m_lines) {
        if (line.fact->links)
            setLinks(line, line.fact->links(object));
        else
            setValue(line, line.fact->value ? line.fact->value(object, m_session) : QString());
        if (line.fact->pages)
            setPages(line, line.fact->pages(object));
    }
    showCards();
    if (std::exchange(m_hasNew, false))
        orderTabs();
}

/// A card without facts says nothing.
void FactPanel::showCards()
{
    QMap<QWidget*, bool> hasFacts;
    for (const Line& line : m_lines)
        hasFacts[line.grid->parentWidget()] |= line.label != nullptr && !line.label->isHidden();
    for (const auto& [card, isNeeded] : hasFacts.asKeyValueRange())
        card->setVisible(isNeeded);
}

/// What was made later would come last.
void FactPanel::orderTabs()
{
    QWidget* before = nullptr;
    const auto comes = [&before](QWidget* widget) {
        if (QWidget* const one = std::exchange(before, widget))
            setTabOrder(one, widget);
    };
    for (const Line& line : m_lines) {
        if (line.copy != nullptr)
            comes(line.copy);
        for (int i = 0; line.links != nullptr && i < line.links->layout()->count(); ++i)
            comes(line.links->layout()->itemAt(i)->widget());
    }
}

void FactPanel::setValue(Line& line, const QString& value)
{
    const QString shown = visibleLines(value.left(kLongestValue));
    if (!hasLine(line, !shown.isEmpty()))
        return;
    line.label->setVisible(!shown.isEmpty());
    if (line.mono != nullptr) {
        line.raw = value;
        line.mono->setText(value.left(kLongestValue));
        line.mono->setVisible(!shown.isEmpty());
        line.copy->setVisible(!shown.isEmpty() && shown != missingValue());
        return;
    }
    line.value->setBreakable(shown);
    line.value->setVisible(!shown.isEmpty());
}

void FactPanel::setLinks(Line& line, const std::vector<backend::ObjectRef>& refs)
{
    QStringList names;
    for (std::size_t i = 0; i < refs.size() && i < kMostLinks; ++i)
        names.append(nameOf(refs[i], m_session));
    if (!hasLine(line, !names.isEmpty()))
        return;
    line.label->setVisible(!names.isEmpty());
    if (names == line.linked)
        return line.links->setVisible(!names.isEmpty());
    showLinks(line, names, [this, refs](std::size_t place) { Q_EMIT goTo(Location::ofObject(refs[place])); });
    if (refs.size() > kMostLinks)
        line.links->layout()->addWidget(
            makeLabel(tr("and %n more", "", int(refs.size() - kMostLinks)), Type::Body, "muted"));
}

void FactPanel::setPages(Line& line, const QStringList& pages)
{
    const QStringList shown = pages.mid(0, kMostLinks);
    if (shown == line.linked)
        return;
    showLinks(line, shown, [this, shown](std::size_t place) { openPages({shown[qsizetype(place)]}, *this, {}); });
}

void FactPanel::showLinks(Line& line, const QStringList& names, const std::function<void(std::size_t place)>& open)
{
    if (line.links == nullptr) {
        line.links = new QWidget(line.grid->parentWidget());
        auto* column = new QVBoxLayout(line.links);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(px(Space::Tight));
        line.grid->addWidget(line.links, line.fact->links ? line.row : line.row + 1, 1);
    }
    m_hasNew = true;
    line.linked = names;
    line.links->setVisible(!names.isEmpty());
    while (QLayoutItem* item = line.links->layout()->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        QPushButton* link = makeButton({}, "link");
        link->setText(plainCaption(link->fontMetrics().elidedText(names[i], Qt::ElideMiddle, px(kWidestLink))));
        explain(*link, names[i]);
        link->setCursor(Qt::PointingHandCursor);
        link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        connect(link, &QPushButton::clicked, this, [open, i] { open(std::size_t(i)); });
        line.links->layout()->addWidget(link);
    }
}

} // namespace darse::ui
