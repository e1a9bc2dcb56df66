// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/files.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/details/filestab.h"
#include "ui/pages/details/plaintable.h"
#include "ui/shell/notices.h"
#include "ui/shell/shell.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using backend::Kind;

/// The files of a volume, on its page, and where it is mounted.
class TestVolumeFiles : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<session::Session> m_session;
    session::Settings m_settings{QString()};
    Notices m_notices;
    Connections m_connections{{.id = u"demo"_qs, .name = u"demo"_qs, .color = 0, .make = {}, .isTried = false}};
    std::unique_ptr<Shell> m_shell;
    const QString m_volume = u"shop_postgres"_qs;

    [[nodiscard]] PlainTable* table() const { return m_shell->findChild<PlainTable*>(u"files"_qs); }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < table()->rowCount(); ++row)
            names << table()->item(row, 0)->text();
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, ThemeChoice::Light, 1);
        m_session =
            std::make_unique<session::Session>(std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{}));
        m_shell = std::make_unique<Shell>(Shell::Parts{*m_session, m_settings, m_notices, m_connections, u"demo"_qs},
                                          Location{u"overview"_qs, {}, {}});
        m_shell->resize(1280, 800);
        m_shell->fill();
        m_shell->show();
        QTRY_VERIFY(m_session->store(Kind::Volume).find(m_volume) != nullptr);
        m_shell->goTo(Location::ofObject({Kind::Volume, m_volume}, u"files"_qs));
        QTRY_VERIFY(table() != nullptr && table()->rowCount() > 0);
    }

    void theyAreListed()
    {
        QVERIFY(names().contains(u"README"_qs) && names().contains(u"base/"_qs));
        QVERIFY(table()->isColumnHidden(2)); // a volume comes from no image
    }

    void oneIsReadAndChanged()
    {
        table()->setCurrentCell(static_cast<int>(names().indexOf(u"README"_qs)), 0);
        auto* text = m_shell->findChild<FilesTab*>()->findChild<QPlainTextEdit*>();
        QTRY_VERIFY(text != nullptr && text->toPlainText().contains(u"stay"_qs));
        text->setFocus();
        text->selectAll();
        QTest::keyClicks(text, u"new"_qs);
        QTest::keyClick(text, Qt::Key_S, Qt::ControlModifier);
        backend::Files& files = *m_session->backend().files(Kind::Volume);
        const auto content = [&] { return files.read(m_volume, u"/README"_qs, 100).result().valueOr(QByteArray()); };
        QTRY_COMPARE(content(), QByteArray("new"));
    }

    void oneIsDeletedAfterAQuestion()
    {
        table()->setCurrentCell(static_cast<int>(names().indexOf(u"PG_VERSION"_qs)), 0);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Delete);
        auto* dialog = m_shell->findChild<ConfirmDialog*>();
        QVERIFY(dialog != nullptr);
        const auto labels = dialog->findChildren<QLabel*>();
        QVERIFY(
            std::ranges::any_of(labels, [](const QLabel* label) { return label->text().contains(u"this volume"_qs); }));
        Q_EMIT dialog->confirmed();
        delete dialog;
        QTRY_VERIFY(!names().contains(u"PG_VERSION"_qs));
        QVERIFY(m_session->store(Kind::Volume).find(m_volume) != nullptr);
    }

    /// Among the files of a container it is what it is, and its place is not deleted.
    void itIsMarkedWhereItIsMounted()
    {
        QString key;
        backend::Mount mount;
        for (const backend::ObjectPtr& each : *m_session->store(Kind::Container).snapshot()) {
            for (const backend::Mount& one : backend::as<backend::Container>(*each).mounts) {
                if (one.isVolume && one.source == m_volume) {
                    key = each->key;
                    mount = one;
                }
            }
        }
        QVERIFY(!key.isEmpty());
        m_shell->goTo(Location::ofObject({Kind::Container, key}, u"files"_qs));
        const auto tab = [this] { return m_shell->findChild<FilesTab*>(); };
        QTRY_VERIFY(tab() != nullptr && table() != nullptr && names().contains(u"etc/"_qs));
        tab()->focusFilter();
        auto* path = qobject_cast<QLineEdit*>(m_shell->focusWidget());
        QVERIFY(path != nullptr);
        const QString name = mount.target.section(u'/', -1) + u'/';
        QTest::keyClicks(path, mount.target.section(u'/', 0, -2));
        QTest::keyClick(path, Qt::Key_Return);
        QTRY_VERIFY(names().contains(name));
        const int row = static_cast<int>(names().indexOf(name));
        QCOMPARE(table()->item(row, 2)->text(), u"volume "_qs + m_volume);
        table()->setCurrentCell(row, 0);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Delete);
        QVERIFY(m_shell->findChild<ConfirmDialog*>() == nullptr);
        QTest::keyClick(table(), Qt::Key_Return);
        const auto notes = [&] { return tab()->findChildren<QLabel*>(); };
        QTRY_VERIFY(std::ranges::any_of(
            notes(), [this](const QLabel* label) { return label->text().endsWith(u"volume "_qs + m_volume); }));
    }
};

QTEST_MAIN(TestVolumeFiles)
#include "tst_volumefiles.moc"
