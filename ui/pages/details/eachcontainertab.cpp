// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/eachcontainertab.h"

#include "core/session/session.h"
#include "ui/pages/details/parts.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kUsualName = 24;

/// What prepared the pod has ended long ago: what the pod is for is shown first.
int firstOfItsWork(const std::vector<backend::ObjectPtr>& containers, const backend::Object& whole)
{
    if (whole.kind != backend::Kind::Pod)
        return 0;
    const auto& parts = backend::as<backend::Pod>(whole).parts;
    const auto found = std::ranges::find_if(containers, [&parts](const backend::ObjectPtr& container) {
        const auto part = std::ranges::find(parts, container->key, &backend::PodPart::key);
        return part != parts.end() && part->isOfItsWork();
    });
    return found == containers.end() ? 0 : int(found - containers.begin());
}

} // namespace

EachContainerTab::EachContainerTab(const PageContext& context, QWidget* parent, Make make) :
    DetailsTab(context, parent),
    m_make(make),
    m_bar(new QWidget),
    m_choice(new QComboBox),
    m_stack(new QStackedWidget),
    m_none(makeParagraph(tr("This pod has no container yet."), Type::Body, "muted"))
{
    m_choice->setObjectName(QStringLiteral("containerChoice"));
    m_choice->setAccessibleName(tr("Container"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setMinimumContentsLength(kUsualName); // what comes later may be longer
    QLabel* label = makeLabel(tr("Container"), Type::Body, "muted");
    label->setBuddy(m_choice);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(label);
    row->addWidget(m_choice);
    row->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    m_none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stack->addWidget(m_none);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &EachContainerTab::choose);
    if (session().has(backend::Kind::Container))
        connect(&session().store(backend::Kind::Container), &session::ObjectStore::updated, this,
                &EachContainerTab::fill);
}

void EachContainerTab::setObject(const backend::ObjectPtr& object)
{
    m_pod = object;
    fill();
}

void EachContainerTab::fill()
{
    if (!m_pod)
        return;
    const auto containers = containersOf(m_pod, session());
    m_containers.clear();
    for (const backend::ObjectPtr& one : containers)
        m_containers.insert(one->key, one);
    for (const QString& key : m_tabs.keys()) {
        if (const backend::ObjectPtr now = m_containers.value(key))
            m_tabs[key]->setObject(now);
        else
            m_tabs.take(key)->deleteLater();
    }
    fillChoice(containers);
    choose();
}

void EachContainerTab::fillChoice(const std::vector<backend::ObjectPtr>& containers)
{
    const QSignalBlocker quiet(m_choice);
    const QString before = m_choice->currentData().toString();
    const QString called = m_choice->currentText();
    // An open list does not move under the pointer: what is there already is changed in place.
    const int count = int(containers.size());
    while (m_choice->count() > count)
        m_choice->removeItem(m_choice->count() - 1);
    for (int i = 0; i < count; ++i) {
        const backend::Object& one = *containers[std::size_t(i)];
        if (i == m_choice->count())
            m_choice->addItem({});
        const StatusLook look = statusLook(one.status);
        m_choice->setItemText(i, visibleText(nameWithin(one, *m_pod)));
        m_choice->setItemIcon(i, icon(look.icon, look.color));
        m_choice->setItemData(i, one.key);
    }
    // One that began anew has another key on some engines, and the same name.
    const int kept = m_choice->findData(before);
    const int same = kept >= 0 ? kept : m_choice->findText(called);
    m_choice->setCurrentIndex(before.isEmpty() ? firstOfItsWork(containers, *m_pod) : std::max(0, same));
    m_bar->setVisible(containers.size() > 1);
}

void EachContainerTab::choose()
{
    const backend::ObjectPtr chosen = m_containers.value(m_choice->currentData().toString());
    explain(*m_choice, m_choice->currentText());
    if (!chosen)
        return m_stack->setCurrentWidget(m_none);
    DetailsTab*& tab = m_tabs[chosen->key];
    if (tab == nullptr) {
        tab = m_make(context(), m_stack);
        connect(tab, &DetailsTab::goTo, this, &DetailsTab::goTo);
        m_stack->addWidget(tab);
        tab->setObject(chosen);
    }
    m_stack->setCurrentWidget(tab);
}

DetailsTab* EachContainerTab::current() const
{
    return qobject_cast<DetailsTab*>(m_stack->currentWidget());
}

void EachContainerTab::focusFilter()
{
    if (DetailsTab* tab = current())
        tab->focusFilter();
}

void EachContainerTab::takeKeyboard()
{
    if (DetailsTab* tab = current())
        tab->takeKeyboard();
}

void EachContainerTab::refresh()
{
    if (DetailsTab* tab = current())
        tab->refresh();
}

} // namespace darse::ui
