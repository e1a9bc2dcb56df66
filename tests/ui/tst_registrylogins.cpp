// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/making.h"
#include "core/backend/registrylogins.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/dialogs/logindialog.h"
#include "ui/pages/registries/registriespage.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using backend::KnownLogin;
using backend::LoginOutcome;
using backend::LoginPlace;
using backend::LoginSpan;
using backend::Pending;

namespace {

/// A server whose registries take every password, on a machine with or without a keychain.
class LoginBackend final : public test::FakeBackend, public backend::ImageMaking, public backend::RegistryLogins {
public:
    backend::ImageMaking* imageMaking() override { return this; }
    backend::RegistryLogins* logins() override { return this; }

    Pending<bool> canKeep() override { return backend::ready<bool>(hasKeychain); }
    Pending<LoginOutcome> logIn(const backend::RegistryLogin& login, LoginSpan span) override
    {
        spans.push_back(span);
        const bool isKept = span == LoginSpan::Kept && !refusal;
        now = {isKept ? LoginPlace::Keychain : LoginPlace::Memory, login.user};
        return backend::ready<LoginOutcome>(span == LoginSpan::Kept ? LoginOutcome{refusal} : LoginOutcome());
    }
    Pending<KnownLogin> known(const QString&) override { return backend::ready<KnownLogin>(now); }
    Pending<KnownLogin> logOut(const QString& registry) override
    {
        left << registry;
        if (!failure)
            now = afterwards;
        return failure ? backend::ready<KnownLogin>(*failure) : backend::ready<KnownLogin>(now);
    }

    Pending<void> tag(const QString&, const QString&) override { return backend::ready<void>(ok()); }
    Pending<void> untag(const QString&) override { return backend::ready<void>(ok()); }
    std::unique_ptr<backend::Transfer> push(const QString&) override { return nullptr; }
    std::unique_ptr<backend::Transfer> save(const QStringList&, const QString&) override { return nullptr; }
    std::unique_ptr<backend::Transfer> load(const QString&) override { return nullptr; }
    std::unique_ptr<backend::Transfer> import(const QString&, const QString&) override { return nullptr; }
    [[nodiscard]] bool knowsTags() const override { return false; }
    Pending<QStringList> tags(const QString&) override { return backend::ready<QStringList>(QStringList()); }
    [[nodiscard]] bool canMakeStarter() const override { return false; }
    Pending<void> makeStarter() override { return backend::ready<void>(ok()); }

    bool hasKeychain = true;
    std::optional<Error> refusal; ///< of the keychain
    std::optional<Error> failure; ///< of logging out
    KnownLogin now;
    KnownLogin afterwards;
    std::vector<LoginSpan> spans;
    QStringList left;
};

struct Scene {
    LoginBackend* backend = new LoginBackend;
    session::Session session{std::unique_ptr<backend::Backend>(backend)};
    session::Settings settings{QString()};
};

/// The dialog, with what a person types in it.
struct Filled {
    QPointer<LoginDialog> dialog;
    QCheckBox* keep;
    QPushButton* go;

    explicit Filled(Scene& scene) :
        dialog(new LoginDialog(scene.session, nullptr, u"reg.test"_s)),
        keep(dialog->findChild<QCheckBox*>(u"keep"_s)),
        go(nullptr)
    {
        dialog->setVisible(true);
        for (auto* field : dialog->findChildren<QLineEdit*>()) {
            if (field->text().isEmpty())
                QTest::keyClicks(field, u"secret"_s);
        }
        for (auto* button : dialog->findChildren<QPushButton*>()) {
            if (button->isDefault())
                go = button;
        }
    }
    ~Filled() { delete dialog.data(); }
};

bool says(const QWidget& widget, const QString& text)
{
    const auto labels = widget.findChildren<QLabel*>();
    return std::ranges::any_of(
        labels, [&text](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace

/// What a person is offered and told about logins for registries.
class TestRegistryLogins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void aLoginIsKeptUnlessSomebodySaysNo()
    {
        Scene scene;
        {
            Filled filled(scene);
            QVERIFY(filled.keep->isChecked() && filled.keep->isEnabled());
            const QSignalSpy accepted(filled.dialog, &QDialog::accepted);
            filled.go->click();
            QTRY_COMPARE(accepted.size(), 1);
        }
        Filled again(scene);
        again.keep->click();
        again.go->click();
        QTRY_COMPARE(scene.backend->spans, (std::vector{LoginSpan::Kept, LoginSpan::UntilClosed}));
    }

    void withoutAKeychainItSaysSo()
    {
        Scene scene;
        scene.backend->hasKeychain = false;
        Filled filled(scene);
        QTRY_VERIFY(!filled.keep->isEnabled());
        QVERIFY(!filled.keep->isChecked());
        QVERIFY(says(*filled.dialog, u"There is no keychain here that answers"_s));
        filled.go->click();
        QTRY_COMPARE(scene.backend->spans, std::vector{LoginSpan::UntilClosed});
    }

    void aKeychainThatRefusesIsTold()
    {
        Scene scene;
        scene.backend->refusal = Error(ErrorKind::PermissionDenied, "the keychain may not be used");
        Filled filled(scene);
        const QSignalSpy accepted(filled.dialog, &QDialog::accepted);
        filled.go->click();
        QTRY_VERIFY(says(*filled.dialog, u"the keychain did not take it"_s));
        QVERIFY(accepted.isEmpty());
        for (const auto* field : filled.dialog->findChildren<QLineEdit*>())
            QVERIFY(!field->isEnabled() && field->text() != "secretsecret"_L1);
        QVERIFY(filled.go->isEnabled());
        // Whoever leaves now has logged in all the same.
        filled.dialog->reject();
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(scene.backend->spans.size(), std::size_t{1});
    }

    void thePageTellsWhereALoginIs_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("canLogOut");
        QTest::newRow("nowhere") << int(LoginPlace::Nowhere) << u"You are not logged in"_s << false;
        QTest::newRow("memory") << int(LoginPlace::Memory) << u"as ann until the console is closed"_s << true;
        QTest::newRow("keychain") << int(LoginPlace::Keychain) << u"keychain of your desktop keeps"_s << true;
        QTest::newRow("others") << int(LoginPlace::OtherPrograms) << u"that podman, docker or darsectl"_s << false;
    }
    void thePageTellsWhereALoginIs()
    {
        QFETCH(const int, place);
        QFETCH(const QString, words);
        QFETCH(const bool, canLogOut);
        Scene scene;
        scene.backend->now = {LoginPlace(place), u"ann"_s};
        RegistriesPage page({scene.session, scene.settings}, nullptr);
        page.setVisible(true);
        page.show(Location{u"registries"_s, u"reg.test"_s, {}});
        QTRY_VERIFY(says(page, words));
        const int height = page.findChild<QLabel*>(u"login"_s)->parentWidget()->height();
        QVERIFY(height >=
                page.findChild<QPushButton*>(u"logOut"_s)->sizeHint().height()); // with the button and without
        QCOMPARE(page.findChild<QPushButton*>(u"logOut"_s)->isVisible(), canLogOut);
    }

    void loggingOutForgetsIt()
    {
        Scene scene;
        scene.backend->now = {LoginPlace::Keychain, u"ann"_s};
        scene.backend->failure = Error(ErrorKind::Io, "the keychain is out of order");
        RegistriesPage page({scene.session, scene.settings}, nullptr);
        page.setVisible(true);
        page.show(Location{u"registries"_s, u"reg.test"_s, {}});
        auto* logOut = page.findChild<QPushButton*>(u"logOut"_s);
        QTRY_VERIFY(logOut->isVisible());
        logOut->click();
        QTRY_VERIFY(says(page, u"the keychain is out of order"_s));
        QVERIFY(logOut->isVisible() && logOut->isEnabled()); // it can be tried again
        scene.backend->failure.reset();
        scene.backend->afterwards = {LoginPlace::OtherPrograms, u"bob"_s};
        logOut->click();
        QTRY_VERIFY(says(page, u"as bob that podman"_s));
        QVERIFY(!logOut->isVisible());
        QCOMPARE(scene.backend->left, (QStringList{u"reg.test"_s, u"reg.test"_s}));
    }
};

QTEST_MAIN(TestRegistryLogins)
#include "tst_registrylogins.moc"
