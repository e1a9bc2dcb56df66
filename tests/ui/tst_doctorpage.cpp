// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/doctor.h"
#include "core/connect/docker/doctor.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/pages/doctor/doctorpage.h"
#include "ui/pages/doctor/doctorwords.h"
#include "ui/pages/doctor/findingcard.h"
#include "ui/pages/overview/doctorcard.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using backend::Finding;

namespace {

/// Says what a test wants.
class SickBackend final : public test::FakeBackend, public backend::Doctor {
public:
    backend::Doctor* doctor() override { return isThere ? this : nullptr; }
    backend::Pending<std::vector<Finding>> examine(Look look) override
    {
        looks.push_back(look);
        return error ? backend::ready<std::vector<Finding>>(*error)
                     : backend::ready<std::vector<Finding>>(std::vector<Finding>(findings));
    }

    std::vector<Finding> findings;
    std::optional<Error> error;
    std::vector<Look> looks;
    bool isThere = true;
};

const Finding kGood{.name = u"overlay"_s, .isOk = true, .reason = u"works in /var/lib/darse"_s};
const Finding kBetter{.name = u"criu"_s,
                      .isOk = false,
                      .reason = u"criu is not installed"_s,
                      .consequence = u"containers cannot be checkpointed and restored"_s,
                      .remedy = u"sudo apt install criu"_s};
const Finding kMissing{.name = u"conmon"_s,
                       .isOk = false,
                       .isEssential = true,
                       .reason = u"conmon is not installed"_s,
                       .consequence = u"containers cannot run: nobody would keep their logs and exit codes"_s,
                       .remedy = u"sudo apt install conmon"_s};

struct Scene {
    SickBackend* backend = new SickBackend;
    session::Session session{std::unique_ptr<backend::Backend>(backend)};
    session::Settings settings{QString()};
    std::unique_ptr<DoctorPage> page;

    void show(std::vector<Finding> findings)
    {
        backend->findings = std::move(findings);
        page = std::make_unique<DoctorPage>(PageContext{session, settings}, nullptr);
        page->resize(900, 700);
        page->QWidget::show();
    }
    [[nodiscard]] QString text() const
    {
        QStringList all;
        for (const QLabel* label : page->findChildren<QLabel*>())
            all << label->text();
        return all.join(u'\n');
    }
};

} // namespace

/// What the machine lacks, told where a person looks.
class TestDoctorPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void whatIsMissingComesFirstWithItsRemedy()
    {
        Scene scene;
        scene.show({kGood, kBetter, kMissing});
        QTRY_COMPARE(scene.page->findChildren<FindingCard*>().size(), 2);
        QVERIFY(scene.page->findChildren<FindingCard*>().front()->accessibleName() == u"conmon"_s);
        for (const QString& words : {u"conmon is not installed."_s, u"Containers cannot run: nobody would keep"_s,
                                     u"sudo apt install criu"_s, u"In order"_s, u"Works in /var/lib/darse."_s})
            QVERIFY2(scene.text().contains(words), qPrintable(words + u" in "_s + scene.text()));
    }
    void theRemedyIsCopied()
    {
        Scene scene;
        scene.show({kBetter});
        QTRY_COMPARE(scene.page->findChildren<FindingCard*>().size(), 1);
        auto* copy = scene.page->findChild<FindingCard*>()->findChild<QToolButton*>();
        QVERIFY(!copy->accessibleName().isEmpty());
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), kBetter.remedy);
    }
    void whatWasMendedIsSeenWhenAskedAgain()
    {
        Scene scene;
        scene.show({kMissing});
        QTRY_COMPARE(scene.page->findChildren<FindingCard*>().size(), 1);
        QVERIFY(scene.backend->looks.back() == backend::Doctor::Look::Recent);
        scene.backend->findings = {kGood};
        scene.page->findChild<QPushButton*>(u"examine"_s)->click();
        QVERIFY(scene.backend->looks.back() == backend::Doctor::Look::Anew);
        QTRY_VERIFY(scene.page->findChildren<FindingCard*>().isEmpty());
        QVERIFY(scene.text().contains(u"All is well."_s));
    }
    void aServerWithoutADoctorIsToldApartFromNone()
    {
        Scene scene;
        scene.backend->isThere = false;
        scene.backend->setLink(backend::Link::Connecting);
        scene.show({});
        QVERIFY(scene.text().contains(u"has not answered yet"_s));
        scene.backend->setLink(backend::Link::Connected);
        QTRY_VERIFY(scene.text().contains(u"has no doctor"_s));
    }
    void aFailureIsASentence()
    {
        Scene scene;
        scene.backend->error = Error(ErrorKind::Timeout, "it did not answer <b>");
        scene.show({});
        QTRY_VERIFY(scene.text().contains(u"The machine could not be examined."_s));
        QVERIFY(scene.text().contains(u"it did not answer <b>"_s));
    }
    void hostileWordsAreText()
    {
        Scene scene;
        scene.show({{.name = u"<i>x\u202e"_s, .isOk = false, .reason = u"<b>a</b>"_s, .remedy = u"a\nb"_s}});
        QTRY_COMPARE(scene.page->findChildren<FindingCard*>().size(), 1);
        for (const QLabel* label : scene.page->findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(scene.text().contains(u"<i>x‹U+202E›"_s));
    }

    void theOverviewLeadsThere_data()
    {
        QTest::addColumn<bool>("isMissing");
        QTest::addColumn<bool>("isBetter");
        QTest::newRow("all is well") << false << false;
        QTest::newRow("could be better") << false << true;
        QTest::newRow("essential") << true << true;
    }
    void theOverviewLeadsThere()
    {
        QFETCH(bool, isMissing);
        QFETCH(bool, isBetter);
        Scene scene;
        scene.backend->findings = {kGood};
        if (isBetter)
            scene.backend->findings.push_back(kBetter);
        if (isMissing)
            scene.backend->findings.push_back(kMissing);
        DoctorCard card(scene.session);
        QSignalSpy gone(&card, &DoctorCard::goTo);
        QSignalSpy urgent(&card, &DoctorCard::essentialMissing);
        QCoreApplication::processEvents();
        QTRY_COMPARE(card.isHidden(), !isBetter);
        QCOMPARE(urgent.size(), isMissing ? 1 : 0);
        if (!isBetter)
            return;
        card.findChild<QPushButton*>(u"askDoctor"_s)->click();
        QCOMPARE(gone.front().front().value<Location>().page, u"doctor"_s);
    }

    void theEnginesAnswerIsRead()
    {
        using connect::docker::findingsOf;
        const auto read = findingsOf(nlohmann::json::parse(
            R"({"ok": true, "findings": [{"name": "crun", "ok": true, "reason": "crun 1.8"}, 7, {"ok": true},
                {"name": "x", "ok": false, "essential": true, "remedy": 5}]})"));
        QCOMPARE(read.size(), std::size_t{2});
        QVERIFY(read[0].isOk && read[0].reason == u"crun 1.8"_s);
        QVERIFY(!read[1].isOk && read[1].isEssential && read[1].remedy.isEmpty());
        QVERIFY(findingsOf(nlohmann::json::parse("[]")).empty());
    }
    void sentencesBeginAsSentences()
    {
        QCOMPARE(findingWords(kGood).reason, u"Works in /var/lib/darse."_s);
        QCOMPARE(findingWords(kBetter).reason, u"criu is not installed."_s);
        QCOMPARE(findingWords({.name = u"nobody-knows"_s, .reason = u"odd"_s}).title, u"nobody-knows"_s);
    }
};

QTEST_MAIN(TestDoctorPage)
#include "tst_doctorpage.moc"
