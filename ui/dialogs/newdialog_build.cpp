// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/node.h"
#include "core/session/session.h"
#include "ui/dialogs/newdialog.h"
#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

using backend::Kind;

/// Those of the server; where it does not tell, the usual one.
QStringList driversFor(session::Session& session, Kind kind)
{
    const bool isVolume = kind == Kind::Volume;
    QStringList drivers;
    if (session.has(Kind::Node)) {
        for (const backend::ObjectPtr& object : *session.store(Kind::Node).snapshot()) {
            const auto& node = backend::as<backend::Node>(*object);
            drivers << (isVolume ? node.volumeDrivers : node.networkDrivers);
        }
    }
    if (drivers.isEmpty())
        drivers = {isVolume ? QStringLiteral("local") : QStringLiteral("bridge")};
    for (const char* once : {"host", "null", "none"})
        drivers.removeAll(QString::fromLatin1(once));
    drivers.removeDuplicates();
    return drivers;
}

} // namespace

void NewDialog::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeNaming(windowTitle(), Type::PageTitle));
    column->addWidget(
        makeParagraph(m_kind == Kind::Volume
                          ? tr("A volume keeps files when containers go. A container sees it as one of its folders.")
                          : tr("Containers of the same network find one another by name."),
                      Type::Body, "muted"));
    auto* grid = new FieldGrid;
    column->addLayout(grid);
    addFields(*grid);
    addFoot();
}

void NewDialog::addFields(FieldGrid& grid)
{
    const bool isVolume = m_kind == Kind::Volume;
    m_name = FieldGrid::makeLine({});
    addField(grid, NewField::Name, {tr("Name"), tr("What you call it: letters, digits, “_”, “.” and “-”."), m_name});
    m_driver = new QComboBox;
    m_driver->setEditable(true);
    m_driver->setInsertPolicy(QComboBox::NoInsert);
    m_driver->addItems(driversFor(m_session, m_kind));
    m_driver->setEditText({});
    m_driver->lineEdit()->setMaxLength(FieldGrid::kLongestText);
    m_driver->lineEdit()->setPlaceholderText(isVolume ? tr("local, the usual one") : tr("bridge, the usual one"));
    addField(grid, NewField::Driver,
             {tr("Driver"),
              isVolume ? tr("Who keeps the files. The usual one keeps them in a folder of the server.")
                       : tr("What connects the containers. The usual one is a bridge inside the machine; others need a "
                            "server that has them."),
              m_driver});
    if (!isVolume)
        addAddresses(grid);
    m_options = FieldGrid::makeLines(isVolume ? QStringLiteral("type=tmpfs\ndevice=tmpfs\no=size=100m")
                                              : QStringLiteral("com.docker.network.driver.mtu=1400"));
    addField(grid, NewField::Options,
             {tr("Options of the driver"), tr("One a line: name=value, as the driver knows them."), m_options});
    m_labels = FieldGrid::makeLines(QStringLiteral("team=web"));
    addField(grid, NewField::Labels,
             {tr("Labels"), tr("One a line: name=value. They are for you and your tools."), m_labels});
}

void NewDialog::addAddresses(FieldGrid& grid)
{
    m_subnet = FieldGrid::makeLine(QStringLiteral("10.20.0.0/16"));
    addField(grid, NewField::Subnet,
             {tr("Range of addresses"), tr("The subnet. Without one the server takes one that is free."), m_subnet});
    m_gateway = FieldGrid::makeLine(QStringLiteral("10.20.0.1"));
    addField(grid, NewField::Gateway,
             {tr("Gateway"),
              tr("The address by which the containers get out. Without one it is the first of the range."), m_gateway});
    m_range = FieldGrid::makeLine(QStringLiteral("10.20.5.0/24"));
    addField(grid, NewField::Range,
             {tr("Given to containers"),
              tr("Only addresses of this part of the range are given to containers (IP range)."), m_range});
    m_internal = new QCheckBox(tr("Internal: nobody gets out"));
    m_internal->setToolTip(tr("Its containers reach one another, and nothing else."));
    m_ipv6 = new QCheckBox(tr("IPv6 too"));
    auto* boxes = new QWidget;
    auto* row = new QHBoxLayout(boxes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Group));
    boxes->setMinimumHeight(px(size::kControl)); // in the middle of the row, as what is beside them
    row->addWidget(m_internal);
    row->addWidget(m_ipv6);
    row->addStretch();
    boxes->setFocusProxy(m_internal);
    addField(grid, NewField::Ipv6, {tr("Reach"), tr("Whom its containers can talk to."), boxes});
}

void NewDialog::addField(FieldGrid& grid, NewField field, const FieldGrid::Field& what)
{
    QLabel* note = grid.add(what);
    note->setProperty("look", QStringLiteral("failed"));
    note->hide();
    what.editor->setObjectName(QStringLiteral("new.%1").arg(static_cast<int>(field)));
    m_notes.insert(field, note);
}

void NewDialog::addFoot()
{
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    auto* head = new QHBoxLayout;
    QToolButton* copy = makeIconButton(QStringLiteral("copy"), tr("Copy the line"));
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_line->text()); });
    head->addWidget(makeLabel(tr("The same in a terminal"), Type::Caption, "muted"));
    head->addStretch();
    head->addWidget(copy);
    auto* foot = new QVBoxLayout;
    foot->setSpacing(px(Space::Tight));
    foot->addLayout(head);
    m_line->setObjectName(QStringLiteral("line"));
    m_line->setAccessibleName(tr("Command line"));
    foot->addWidget(m_line);
    column->addLayout(foot);
    m_make->setObjectName(QStringLiteral("make"));
    column->addLayout(makeDialogButtons(*this, tr("Cancel"), *m_make));
}

} // namespace darse::ui
