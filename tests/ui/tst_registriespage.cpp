// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/registries.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/dialogs/certificatewords.h"
#include "ui/pages/registries/registriespage.h"
#include "ui/pages/registries/repositorycard.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;

namespace {

struct Scene {
    QTemporaryDir folder;
    session::Settings settings{folder.filePath(u"settings.json"_s)};
    session::Session session{std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{})};
    RegistriesPage page{{session, settings}, nullptr};

    Scene()
    {
        page.resize(1000, 800);
        page.setVisible(true);
        // The window goes where a page asks to.
        QObject::connect(&page, &Page::goTo, &page, [this](const Location& to) { page.show(to); });
    }
    void open(const QString& registry) { page.show(Location{u"registries"_s, registry, {}}); }
    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        for (auto* each : page.findChildren<QPushButton*>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = page.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&text](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    [[nodiscard]] QListWidget* list(const QString& name) const
    {
        for (auto* each : page.findChildren<QListWidget*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
};

/// A registry that fails with a body of JSON.
class BrokenRegistries final : public test::FakeBackend, public backend::Registries {
public:
    const Error error = Error(ErrorKind::Unreachable, "registry.example.org is out of order")
                            .withDetail(R"({"errors":[{"code":"UNKNOWN"}]})");

    backend::Registries* registries() override { return this; }
    backend::Pending<backend::RegistryPeer> peer(const QString&) override
    {
        return backend::ready<backend::RegistryPeer>(error);
    }
    backend::Pending<void> trust(const QString&, const QString&) override { return backend::ready<void>(error); }
    backend::Pending<backend::Catalog> catalog(const QString&) override
    {
        return backend::ready<backend::Catalog>(error);
    }
};

} // namespace

/// Who answers at a registry, and what it has.
class TestRegistriesPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void nothingIsAskedBeforeSomebodyDoes()
    {
        Scene scene;
        scene.open({});
        QVERIFY(scene.says(u"Which registry?"_s));
        QVERIFY(!scene.says(u"ertificate"_s));
    }

    void whatItHasIsPulled()
    {
        Scene scene;
        scene.open(u"ghcr.io"_s);
        QTRY_VERIFY(scene.says(u"Trusted certificate"_s));
        QListWidget* repositories = scene.list(u"Repositories"_s);
        QTRY_VERIFY(repositories->count() > 2);
        auto* filter = scene.page.findChild<QLineEdit*>(u"repository"_s);
        QTest::keyClicks(filter, u"front"_s);
        QCOMPARE(repositories->count(), 1);
        repositories->setCurrentRow(0);
        QListWidget* tags = scene.list(u"Tags"_s);
        QTRY_VERIFY(tags->count() > 1);
        QCOMPARE(tags->currentItem()->text(), u"latest"_s);
        scene.button(u"Pull image"_s)->click();
        QCOMPARE(scene.session.operations().all().size(), std::size_t{1});
    }

    void aStrangerIsToldAndTrusted()
    {
        Scene scene;
        scene.open(u"private.example.org"_s);
        QTRY_VERIFY(scene.says(u"The certificate is not trusted"_s));
        QTRY_VERIFY(scene.says(u"Atelier private CA"_s));
        QVERIFY(!scene.list(u"Repositories"_s)->isVisible());
        scene.button(u"Trust this authority"_s)->click();
        QTRY_VERIFY(scene.says(u"Trusted certificate"_s));
        QVERIFY(scene.button(u"Trust this authority"_s) == nullptr);
        QTRY_VERIFY(scene.list(u"Repositories"_s)->count() > 2);
        QVERIFY(scene.settings.list(u"registries.seen"_s).contains(u"private.example.org"_s));
    }

    void askingAgainMovesNothing()
    {
        Scene scene;
        scene.open(u"ghcr.io"_s);
        QListWidget* repositories = scene.list(u"Repositories"_s);
        QTRY_VERIFY(repositories->count() > 2);
        repositories->setCurrentRow(1);
        QListWidget* tags = scene.list(u"Tags"_s);
        QTRY_VERIFY(tags->count() > 1);
        tags->setCurrentRow(1);
        const QString repository = repositories->currentItem()->text();
        const QString tag = tags->currentItem()->text();
        for (QWidget* had : {static_cast<QWidget*>(repositories), static_cast<QWidget*>(tags),
                             static_cast<QWidget*>(scene.button(u"Pull image"_s)),
                             static_cast<QWidget*>(scene.page.findChild<QComboBox*>())}) {
            had->setFocus();
            scene.page.refresh();
            QVERIFY(scene.says(u"Asking"_s));
            QTRY_VERIFY(!scene.says(u"Asking"_s));
            QCOMPARE(scene.page.focusWidget(), had);
            QCOMPARE(repositories->currentItem()->text(), repository);
            QCOMPARE(tags->currentItem()->text(), tag);
        }
        scene.open(u"private.example.org"_s);
        QTRY_VERIFY(scene.button(u"Trust this authority"_s) != nullptr);
        QPushButton* trust = scene.button(u"Trust this authority"_s);
        trust->setFocus();
        scene.page.refresh();
        QVERIFY(scene.says(u"Asking"_s));
        QTRY_VERIFY(!scene.says(u"Asking"_s));
        QCOMPARE(scene.page.focusWidget(), trust);
    }

    void whatItDoesNotTellIsTyped()
    {
        Scene scene;
        scene.open(u"docker.io"_s);
        QTRY_VERIFY(scene.says(u"offers no list"_s));
        auto* filter = scene.page.findChild<QLineEdit*>(u"repository"_s);
        QTest::keyClicks(filter, u"library/nginx"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_VERIFY(scene.list(u"Tags"_s)->count() > 1);
        scene.open(u"missing.example.org"_s);
        QTRY_VERIFY(scene.says(u"does not answer"_s));
        QVERIFY(!scene.list(u"Repositories"_s)->isVisible());
    }

    void aFailureIsASentenceWithoutItsBody()
    {
        session::Session session{std::make_unique<BrokenRegistries>()};
        QTemporaryDir folder;
        session::Settings settings{folder.filePath(u"settings.json"_s)};
        RegistriesPage page{{session, settings}, nullptr};
        RepositoryCard card(session, nullptr);
        const auto said = [](const QWidget& widget) {
            QString all;
            for (const auto* label : widget.findChildren<QLabel*>())
                all += label->text() + u'\n';
            return all;
        };
        page.show(Location{u"registries"_s, u"registry.example.org"_s, {}});
        card.look(u"registry.example.org"_s);
        for (const QWidget* widget : std::initializer_list<const QWidget*>{&page, &card}) {
            QTRY_VERIFY(said(*widget).contains(u"registry.example.org is out of order"_s));
            QVERIFY2(!said(*widget).contains(u'{'), qPrintable(said(*widget)));
        }
    }

    void certificatesAreToldInWords()
    {
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000);
        backend::Certificate one;
        one.from = now.addDays(-10).toMSecsSinceEpoch();
        one.until = now.addDays(20).toMSecsSinceEpoch();
        QVERIFY(validityWords(one, now).contains(u"20"_s));
        one.until = now.addDays(-1).toMSecsSinceEpoch();
        QVERIFY(validityWords(one, now).contains(u"expired"_s));
        backend::RegistryPeer peer;
        QVERIFY(problemSentence(peer).isEmpty());
        peer.chain = {one};
        peer.problems = {backend::CertificateProblem::UnknownAuthority};
        QVERIFY(authorityOf(peer) == nullptr && problemSentence(peer).contains(u"does not send"_s));
        peer.chain.back().isSelfSigned = true;
        QVERIFY(authorityOf(peer) == &peer.chain.back() && !problemSentence(peer).contains(u"does not send"_s));
    }
};

QTEST_MAIN(TestRegistriesPage)
#include "tst_registriespage.moc"
