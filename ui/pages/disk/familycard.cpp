// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/disk/familycard.h"

#include "ui/pages/disk/diskbar.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/labels.h"

#include <QBoxLayout>
#include <QCoreApplication>

namespace darse::ui {
namespace {

constexpr double kSharedFill = 0.45;

struct FamilyRow {
    const char* title;
    const char* explanation;
    const char* command; ///< null: nothing is asked
    const char* tidy;
};

constexpr FamilyRow kRows[] = {
    {QT_TRANSLATE_NOOP("disk", "Images"), QT_TRANSLATE_NOOP("disk", "Layers that several images have are kept once."),
     "prune.images", QT_TRANSLATE_NOOP("disk", "Delete images without a name…")},
    {QT_TRANSLATE_NOOP("disk", "Containers"),
     QT_TRANSLATE_NOOP("disk", "What containers wrote beside their images and volumes."), "prune.containers",
     QT_TRANSLATE_NOOP("disk", "Delete stopped containers…")},
    {QT_TRANSLATE_NOOP("disk", "Volumes"), QT_TRANSLATE_NOOP("disk", "Data that outlives containers."), "prune.volumes",
     QT_TRANSLATE_NOOP("disk", "Delete unused volumes…")},
    {QT_TRANSLATE_NOOP("disk", "Build cache"),
     QT_TRANSLATE_NOOP("disk", "What builds keep to be faster the next time."), nullptr, nullptr},
};

const FamilyRow& rowOf(DiskFamily family)
{
    return kRows[static_cast<std::size_t>(family)];
}

QString translated(const char* text)
{
    return QCoreApplication::translate("disk", text);
}

} // namespace

FamilyCard::FamilyCard(DiskFamily family, QWidget* parent) :
    QFrame(parent),
    m_family(family),
    m_head(new QBoxLayout(QBoxLayout::LeftToRight)),
    m_title(makeLabel(translated(rowOf(family).title), Type::Section)),
    m_bytes(makeLabel({}, Type::Figure)),
    m_bar(new DiskBar),
    m_words(makeParagraph({}, Type::Body, "muted"))
{
    setProperty("look", QStringLiteral("card"));
    const FamilyRow& row = rowOf(family);
    explain(*m_title, translated(row.explanation));
    m_head->addWidget(m_title);
    m_head->addSpacerItem(new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Fixed)); // not downwards
    m_head->addWidget(m_bytes);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    column->setSpacing(px(Space::Control));
    column->addLayout(m_head);
    column->addWidget(m_bar);
    column->addWidget(m_words);
    column->addWidget(makeParagraph(translated(row.explanation), Type::Caption, "muted"));
    column->addStretch(1); // what is above keeps together
    if (row.command == nullptr)
        return;
    // What exactly does not fit into a card in every language.
    m_tidy = makeButton(tr("Clean up…"));
    explain(*m_tidy, translated(row.tidy));
    m_tidy->setAccessibleName(translated(row.tidy));
    connect(m_tidy, &QPushButton::clicked, this,
            [this, id = QString::fromLatin1(row.command)] { Q_EMIT commandAsked(id); });
    m_tidy->setEnabled(false); // until something is known
    column->addWidget(m_tidy, 0, Qt::AlignLeft);
}

void FamilyCard::setSum(const DiskSum& sum, qint64 largest)
{
    m_bytes->setText(formatBytes(double(sum.bytes)));
    const qint64 used = sum.bytes - sum.unused - sum.shared;
    m_bar->setParts({{used, colors().series[0]},
                     {sum.shared, faded(colors().series[0], kSharedFill)},
                     {sum.unused, colors().warning}},
                    largest);
    tell(sum);
    fitHead();
    if (m_tidy != nullptr && m_family != DiskFamily::Images)
        m_tidy->setEnabled(sum.unusedCount > 0);
}

void FamilyCard::setTidies(bool isSomething)
{
    m_tidy->setEnabled(isSomething);
    explain(*m_tidy, isSomething ? translated(rowOf(m_family).tidy)
                                 : QCoreApplication::translate("Shell", "Every image has a name or is in use."));
}

void FamilyCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitHead();
}

void FamilyCard::fitHead()
{
    const int wanted = m_title->sizeHint().width() + px(Space::Control) + m_bytes->sizeHint().width();
    const bool fits = wanted <= width() - 2 * px(Space::Card);
    m_head->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void FamilyCard::tell(const DiskSum& sum)
{
    QStringList words;
    if (m_family == DiskFamily::Containers)
        words.append(tr("%n of them not running", "containers", sum.unusedCount));
    else if (m_family != DiskFamily::Cache)
        words.append(tr("%n of them not in use", "images or volumes", sum.unusedCount));
    words.append(tr("%1 unused", "bytes").arg(formatBytes(double(sum.unused))));
    if (sum.shared > 0)
        words.append(tr("%1 in shared layers", "bytes").arg(formatBytes(double(sum.shared))));
    if (m_family != DiskFamily::Cache)
        words.prepend(tr("%n in all", "images, containers or volumes", sum.count));
    m_words->setText(words.join(QStringLiteral(" · ")));
    m_bar->setAccessibleName(m_words->text());
}

} // namespace darse::ui
