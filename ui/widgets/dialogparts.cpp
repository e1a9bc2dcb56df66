// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialogparts.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/paragraph.h"

#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QScreen>

#include <algorithm>

namespace darse::ui {
namespace {

class Fitting final : public QObject {
public:
    explicit Fitting(QDialog& dialog) : QObject(&dialog), m_dialog(dialog) { dialog.installEventFilter(this); }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Show || (event->type() == QEvent::LayoutRequest && m_dialog.isVisible()))
            fit();
        return false;
    }

private:
    void fit()
    {
        QLayout& layout = *m_dialog.layout();
        layout.activate();
        const int wanted =
            layout.hasHeightForWidth() ? layout.totalHeightForWidth(m_dialog.width()) : layout.totalSizeHint().height();
        m_dialog.resize(m_dialog.width(), std::min(wanted, m_dialog.screen()->availableGeometry().height()));
    }

    QDialog& m_dialog;
};

} // namespace

QLabel* makeNaming(const QString& text, Type type)
{
    auto* words = new Paragraph;
    words->setFont(font(type));
    words->setBreakable(text);
    return words;
}

QVBoxLayout* makeField(const QString& name, QWidget& field)
{
    QLabel* label = makeLabel(name, Type::Caption, "muted");
    label->setBuddy(&field);
    field.setAccessibleName(name);
    auto* column = new QVBoxLayout;
    column->setSpacing(px(Space::Tight));
    column->addWidget(label);
    column->addWidget(&field);
    return column;
}

QHBoxLayout* makeDialogButtons(QDialog& dialog, const QString& leave, QPushButton& verb)
{
    QPushButton* left = makeButton(leave);
    left->setObjectName(QStringLiteral("cancel"));
    QObject::connect(left, &QPushButton::clicked, &dialog, &QDialog::reject);
    for (QPushButton* each : {left, &verb})
        each->setParent(&dialog); // which tells it what is pressed by Enter
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->addStretch();
    row->addWidget(left);
    row->addWidget(&verb);
    verb.setDefault(true);
    return row;
}

void keepFitting(QDialog& dialog)
{
    new Fitting(dialog);
}

} // namespace darse::ui
