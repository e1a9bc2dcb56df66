// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectiondialog.h"

#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace darse::ui {
namespace {

constexpr int kLongest = 300;
const QString kScheme = QStringLiteral("://");

struct Row {
    const char* scheme;
    const char* name;
    const char* example;
    const char* note;
};

/// In the order of the list.
constexpr Row kWays[] = {
    {"unix", QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog", "A socket on this machine"), "/run/docker.sock",
     QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog", "Whoever may use the socket controls the engine.")},
    {"ssh", QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog", "Another machine, with SSH"), "user@machine",
     QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog",
                       "As your ssh is configured, with your keys or your agent; nothing is asked. The machine must be "
                       "known to ssh already. Another socket than Docker’s follows the machine: "
                       "user@machine/run/podman/podman.sock.")},
    {"tls", QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog", "Another machine, with TLS"), "machine:2376",
     QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog",
                       "The engine must show a certificate that is trusted; it may ask for one of yours.")},
    {"tcp", QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog", "Another machine, unprotected"), "machine:2375",
     QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog",
                       "Everybody on the way can read and change what is said. Only for networks that are yours.")},
    {"kube", QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog", "A Kubernetes cluster"), "~/.kube/config",
     QT_TRANSLATE_NOOP("darse::ui::ConnectionDialog",
                       "As kubectl is configured: its current context, or another one behind the file: "
                       "~/.kube/config#test. Pods, config maps, secrets and events, and YAML of every kind that the "
                       "cluster has. Programs that the file names for a login are not run.")},
};
constexpr int kTls = 2;
constexpr int kCluster = 4;

int wayOf(const QString& address)
{
    if (address.startsWith(u'/'))
        return 0;
    const QString scheme = address.section(kScheme, 0, 0).toLower();
    const auto* found =
        std::ranges::find_if(kWays, [&scheme](const Row& row) { return scheme == QLatin1StringView(row.scheme); });
    return found == std::end(kWays) ? -1 : static_cast<int>(found - std::begin(kWays));
}

/// As one would call it: the machine, the socket, or the context or file of a cluster.
QString shortName(const QString& address)
{
    const QString place = address.section(kScheme, -1);
    const QString context = wayOf(address) == kCluster ? place.section(u'#', 1) : QString();
    if (!context.isEmpty())
        return context;
    return place.startsWith(u'/') ? place.section(u'/', -1, -1, QString::SectionSkipEmpty)
                                  : place.section(u'/', 0, 0).section(u'?', 0, 0).section(u'@', -1);
}

} // namespace

ConnectionDialog::ConnectionDialog(Check check, QWidget* parent) :
    QDialog(parent),
    m_check(std::move(check)),
    m_way(new QComboBox),
    m_address(new QLineEdit),
    m_note(makeParagraph({}, Type::Caption, "muted")),
    m_certificates(new QWidget),
    m_folder(new QLineEdit),
    m_name(new QLineEdit),
    m_problem(makeParagraph({}, Type::Caption, "failed")),
    m_add(makeButton(tr("Add connection"), "primary"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Add a connection"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    // Fields come and go: the window is as high as they need.
    m_address->setMinimumWidth(px(size::kDialog) - 2 * px(Space::Page));
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addWidget(makeNaming(windowTitle(), Type::PageTitle));
    column->addWidget(makeParagraph(
        tr("An engine that speaks Docker’s language: Docker, Podman or Darse, here or on another machine; or a "
           "Kubernetes cluster."),
        Type::Body, "muted"));
    addFields(column);
    column->addSpacing(px(Space::Control));
    column->addLayout(makeDialogButtons(*this, tr("Cancel"), *m_add));
    connect(m_way, &QComboBox::currentIndexChanged, this, &ConnectionDialog::showWay);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectionDialog::followAddress);
    connect(m_folder, &QLineEdit::textChanged, this, &ConnectionDialog::check);
    connect(m_add, &QPushButton::clicked, this, [this] {
        const QString address = this->address();
        const QString name = m_name->text().trimmed();
        accept();
        Q_EMIT given(name.isEmpty() ? shortName(address) : name, address);
    });
    showWay();
    m_address->setFocus();
}

void ConnectionDialog::addFields(QVBoxLayout* column)
{
    for (QLineEdit* field : {m_address, m_folder, m_name})
        field->setMaxLength(kLongest);
    for (const Row& row : kWays)
        m_way->addItem(tr(row.name));
    column->addLayout(makeField(tr("How it is reached"), *m_way));
    QVBoxLayout* address = makeField(tr("Address"), *m_address);
    address->addWidget(m_note);
    address->addWidget(m_problem);
    column->addLayout(address);
    auto* own = new QVBoxLayout(m_certificates);
    own->setContentsMargins(0, 0, 0, 0);
    own->setSpacing(px(Space::Control));
    m_folder->setPlaceholderText(tr("when empty: the system’s authorities, no certificate of yours"));
    own->addLayout(makeField(tr("Folder with ca.pem, cert.pem and key.pem"), *m_folder));
    QPushButton* choose = makeButton(tr("Choose a folder…"));
    own->addWidget(choose, 0, Qt::AlignLeft);
    connect(choose, &QPushButton::clicked, this, &ConnectionDialog::chooseFolder);
    column->addWidget(m_certificates);
    m_name->setPlaceholderText(tr("from the address when empty"));
    column->addLayout(makeField(tr("Name"), *m_name));
}

void ConnectionDialog::showWay()
{
    const Row& row = kWays[m_way->currentIndex()];
    m_address->setPlaceholderText(QString::fromLatin1(row.example));
    m_note->setText(tr(row.note));
    m_certificates->setVisible(m_way->currentIndex() == kTls);
    check();
}

/// Whoever writes a whole address has said how it is reached.
void ConnectionDialog::followAddress()
{
    const QString address = m_address->text().trimmed();
    const int way = wayOf(address);
    const bool isFile = m_way->currentIndex() == kCluster && address.startsWith(u'/');
    if (way >= 0 && !isFile)
        m_way->setCurrentIndex(way);
    check();
}

void ConnectionDialog::chooseFolder()
{
    const QString start = m_folder->text().isEmpty() ? QDir::homePath() : m_folder->text();
    auto* chooser = new QFileDialog(this, tr("Folder with ca.pem, cert.pem and key.pem"), start);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::Directory);
    connect(chooser, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    chooser->open();
}

QString ConnectionDialog::address() const
{
    QString address = m_address->text().trimmed();
    const bool isCluster = m_way->currentIndex() == kCluster && !address.contains(kScheme);
    if (isCluster && address.startsWith(QLatin1StringView("~/")))
        address.replace(0, 1, QDir::homePath());
    if (isCluster || (wayOf(address) < 0 && !address.contains(kScheme)))
        address.prepend(QLatin1StringView(kWays[m_way->currentIndex()].scheme) + kScheme);
    const QString folder = m_folder->text().trimmed();
    if (m_way->currentIndex() == kTls && !folder.isEmpty())
        address += QStringLiteral("?certs=") + QString::fromLatin1(QUrl::toPercentEncoding(folder));
    return address;
}

QString ConnectionDialog::problem() const
{
    if (m_address->text().trimmed().isEmpty())
        return {};
    const QDir folder(m_folder->text().trimmed());
    const auto has = [&folder](const char* name) { return folder.exists(QLatin1String(name)); };
    if (m_way->currentIndex() == kTls && !m_folder->text().trimmed().isEmpty()) {
        if (!folder.isAbsolute() || !(has("ca.pem") || has("cert.pem")))
            return tr("There is neither ca.pem nor cert.pem in this folder.");
        if (has("cert.pem") != has("key.pem"))
            return tr("cert.pem and key.pem belong together, and one of them is not in this folder.");
    }
    return m_check(address());
}

void ConnectionDialog::check()
{
    const QString problem = this->problem();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_add->setEnabled(!m_address->text().trimmed().isEmpty() && problem.isEmpty());
}

} // namespace darse::ui
