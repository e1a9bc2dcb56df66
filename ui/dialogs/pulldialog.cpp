// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pulldialog.h"

#include "core/backend/storage.h"
#include "core/session/session.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kLongestReference = 512;

} // namespace

PullDialog::PullDialog(session::Session& session, QWidget* parent) :
    QDialog(parent),
    m_session(session),
    m_field(new QLineEdit),
    m_problem(makeLabel({}, Type::Caption, "failed")),
    m_pull(makeButton(tr("Pull image"), "primary"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Pull an image"));
    setFixedWidth(px(size::kDialog));
    m_field->setPlaceholderText(QStringLiteral("docker.io/library/nginx:1.27"));
    m_field->setMaxLength(kLongestReference);
    m_field->setAccessibleName(tr("Image reference"));
    QPushButton* cancel = makeButton(tr("Cancel"));
    m_pull->setDefault(true);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_pull, &QPushButton::clicked, this, &PullDialog::pull);
    connect(m_field, &QLineEdit::textChanged, this, &PullDialog::check);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_pull);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeLabel(tr("Pull an image"), Type::PageTitle));
    column->addWidget(makeParagraph(tr("An image is the read-only file system that containers start from. It comes "
                                       "from a registry, layer by layer."),
                                    Type::Body, "muted"));
    column->addWidget(makeLabel(tr("Image reference"), Type::Caption, "muted"));
    column->addWidget(m_field);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    check();
}

void PullDialog::check()
{
    const QString text = m_field->text().trimmed();
    const bool hasSpace = std::ranges::any_of(text, [](QChar letter) { return letter.isSpace() || !letter.isPrint(); });
    m_problem->setText(hasSpace ? tr("A reference has no spaces.") : QString());
    m_pull->setEnabled(!text.isEmpty() && !hasSpace);
}

void PullDialog::pull()
{
    const QString reference = m_field->text().trimmed();
    m_session.operations().add(std::make_unique<session::Operation>(
        session::Operation::Description{.title = tr("Pull %1").arg(reference),
                                        .commandLine = QStringLiteral("docker pull ") + reference,
                                        .target = {}},
        m_session.backend().images()->pull(reference)));
    Q_EMIT started();
    accept();
}

} // namespace darse::ui
