// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/detailsheader.h"

#include "ui/pages/details/objectactions.h"
#include "ui/style/icons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statewords.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kKeyFacts = 3;
constexpr qsizetype kLongestKeyFact = 48;

} // namespace

DetailsHeader::DetailsHeader(session::Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(makeTrail());
    column->addWidget(makeTitle(session));
    m_facts = new ElidedLabel(Type::Body, ElidedLabel::Tone::Muted);
    m_facts->setObjectName(QStringLiteral("keyFacts"));
    column->addWidget(m_facts);
}

QWidget* DetailsHeader::makeTrail()
{
    auto* trail = new QWidget(this);
    m_list = makeButton({}, "link");
    m_list->setCursor(Qt::PointingHandCursor);
    m_trailName = new ElidedLabel(Type::Body, ElidedLabel::Tone::Muted);
    connect(m_list, &QPushButton::clicked, this, [this] { Q_EMIT goTo(Location::ofList(m_kind)); });
    auto* row = new QHBoxLayout(trail);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(m_list);
    row->addWidget(makeLabel(QStringLiteral("›"), Type::Body, "muted"));
    row->addWidget(m_trailName);
    row->addStretch();
    return trail;
}

QWidget* DetailsHeader::makeTitle(session::Session& session)
{
    auto* title = new QWidget(this);
    m_kindIcon = makeLabel({});
    m_kindWord = makeLabel({}, Type::Caption, "key");
    m_name = new ElidedLabel(Type::PageTitle, ElidedLabel::Tone::Normal);
    m_name->setObjectName(QStringLiteral("objectName"));
    m_status = new StatusChip;
    m_actions = new ObjectActions(session, title);
    auto* row = new QHBoxLayout(title);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Related));
    row->addWidget(m_kindIcon);
    row->addWidget(m_kindWord, 0, Qt::AlignVCenter);
    row->addWidget(m_name);
    row->addWidget(m_status);
    row->addStretch();
    row->addWidget(m_actions);
    return title;
}

void DetailsHeader::setSubject(backend::Kind kind, const QString& name)
{
    m_kind = kind;
    const KindView& view = kindView(kind);
    m_list->setText(QCoreApplication::translate("kinds", view.plural));
    m_kindWord->setText(QCoreApplication::translate("kinds", view.singular));
    m_kindIcon->setPixmap(iconPixmap(view.icon, colors().accent, px(size::kIconLarge), devicePixelRatioF()));
    m_name->setText(name);
    m_trailName->setText(name);
    m_status->hide();
    m_facts->setText({});
    m_actions->setObject(nullptr);
}

void DetailsHeader::setObject(const backend::ObjectPtr& object)
{
    m_name->setText(object->name);
    m_trailName->setText(object->name);
    m_status->setStatus(object->status, visibleLines(stateText(*object, Since::Told)));
    m_status->show();
    m_facts->setText(factLine(*object));
    m_actions->setObject(object);
}

void DetailsHeader::setGone()
{
    m_status->hide();
    m_actions->setObject(nullptr);
}

QString DetailsHeader::factLine(const backend::Object& object) const
{
    QStringList parts;
    for (const FactGroup& group : kindView(object.kind).facts) {
        for (const Fact& fact : group.facts) {
            const QString value = fact.value && !fact.links ? fact.value(object, m_session) : QString();
            const bool isSaidAlready = value == stateText(object, Since::Left) || value == object.name;
            if (value.isEmpty() || isSaidAlready || value.size() > kLongestKeyFact || parts.size() == kKeyFacts)
                continue;
            parts.append(QCoreApplication::translate("facts", fact.label) + u' ' +
                         QString(value).replace(u'\n', QStringLiteral(", ")));
        }
    }
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace darse::ui
