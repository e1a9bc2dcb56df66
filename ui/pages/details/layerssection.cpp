// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/layerssection.h"

#include "core/backend/storage.h"
#include "core/session/session.h"
#include "ui/pages/details/layersview.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kMostRows = 16;
constexpr qsizetype kDigestLength = 19; ///< "sha256:" and twelve digits

} // namespace

LayersSection::LayersSection(session::Session& session, QWidget* parent) :
    Section(tr("Layers"), parent),
    m_session(session),
    m_table(new PlainTable({tr("Layer"), tr("Size"), tr("Made by")}, this))
{
    m_table->setMonoColumn(0);
    m_table->setNumberColumn(1);
    m_table->setMonoColumn(2);
    m_table->growUpTo(kMostRows);
    m_table->setColumnWidth(0, px(200));
    m_table->setAccessibleName(tr("Layers"));
    column()->addWidget(m_table);
    if (session.backend().inspection() == nullptr)
        return;
    auto* inside = makeButton(tr("Look into the layers…"));
    const QKeySequence key(Qt::CTRL | Qt::Key_L);
    inside->setObjectName(QStringLiteral("lookInside"));
    inside->setShortcut(key);
    explain(*inside, tr("What each layer adds, changes and deletes, and what nobody sees any more (%1).")
                         .arg(key.toString(QKeySequence::NativeText)));
    connect(inside, &QPushButton::clicked, this, &LayersSection::lookInside);
    column()->addWidget(inside, 0, Qt::AlignLeft);
}

void LayersSection::lookInside()
{
    constexpr QSize kRoom(1040, 640);
    auto* dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Layers of %1").arg(visibleText(m_object->name)));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    layout->addWidget(makeNaming(dialog->windowTitle(), Type::PageTitle));
    layout->addWidget(new LayersView(m_session, m_object), 1);
    dialog->resize(QSize(px(kRoom.width()), px(kRoom.height())).boundedTo(window()->size()));
    dialog->open();
}

void LayersSection::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    std::vector<PlainTable::Row> rows;
    for (const backend::ImageLayer& layer : backend::as<backend::Image>(*object).layers)
        rows.push_back({.cells = {layer.digest.left(kDigestLength), formatBytes(double(layer.size)), layer.createdBy},
                        .status = {},
                        .tag = {}});
    m_table->setRows(rows);
}

} // namespace darse::ui
