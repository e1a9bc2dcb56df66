// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/detailsscene.h"
#include "ui/pages/details/entriesview.h"
#include "ui/pages/details/plaintable.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace darse;
using namespace darse::test;
using namespace darse::ui;
using backend::Kind;

namespace {

/// A pod of two containers.
std::shared_ptr<backend::Pod> makeShop()
{
    auto pod = std::make_shared<backend::Pod>();
    pod->key = pod->name = QStringLiteral("shop");
    pod->address = QStringLiteral("10.1.0.7");
    for (const char* name : {"web", "db"}) {
        backend::PodPart part;
        part.name = QLatin1StringView(name);
        part.key = QStringLiteral("shop-%1").arg(part.name);
        pod->parts.push_back(part);
        pod->containers.push_back(part.key);
    }
    return pod;
}

QString firstCell(const DetailsPage& page)
{
    for (const PlainTable* table : page.findChildren<PlainTable*>()) {
        if (table->isVisible() && table->item(0, 0) != nullptr)
            return table->item(0, 0)->text();
    }
    return {};
}

} // namespace

/// Tabs of containers on the page of a pod.
class TestPodTabs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneOfItsContainersIsChosen()
    {
        DetailsScene scene;
        scene.backend->hasFiles = true;
        scene.put(makeShop());
        scene.put(makeContainer(QStringLiteral("shop-web")));
        scene.put(makeContainer(QStringLiteral("shop-db")));
        DetailsPage& page = scene.show(Kind::Pod, QStringLiteral("shop"), QStringLiteral("files"));
        QTRY_COMPARE(firstCell(page), u"of-shop-web");
        auto* choice = page.findChild<QComboBox*>(u"containerChoice"_qs);
        QCOMPARE(choice->count(), 2);
        QCOMPARE(choice->itemText(1), u"db"); // as the pod calls it
        choice->setCurrentIndex(1);
        QTRY_COMPARE(firstCell(page), u"of-shop-db");
        choice->setCurrentIndex(0);
        QCOMPARE(firstCell(page), u"of-shop-web"); // it is still there
        QCOMPARE(scene.backend->namedFiles.asked.size(), 2);
    }

    void whatPreparedThePodIsNotShownFirst()
    {
        DetailsScene scene;
        scene.backend->hasFiles = true;
        auto pod = makeShop();
        pod->parts.front().role = backend::PodPart::Role::Init;
        scene.put(makeContainer(QStringLiteral("shop-web")));
        scene.put(makeContainer(QStringLiteral("shop-db")));
        scene.put(pod);
        DetailsPage& page = scene.show(Kind::Pod, QStringLiteral("shop"), QStringLiteral("files"));
        QTRY_COMPARE(firstCell(page), u"of-shop-db");
    }

    void oneThatBeginsAnewStaysChosen()
    {
        DetailsScene scene;
        scene.backend->hasFiles = true;
        auto pod = makeShop();
        scene.put(pod);
        for (const char* name : {"shop-web", "shop-db", "shop-db-2"})
            scene.put(makeContainer(QLatin1StringView(name)));
        DetailsPage& page = scene.show(Kind::Pod, QStringLiteral("shop"), QStringLiteral("files"));
        QTRY_COMPARE(firstCell(page), u"of-shop-web");
        page.findChild<QComboBox*>(u"containerChoice"_qs)->setCurrentIndex(1);
        QTRY_COMPARE(firstCell(page), u"of-shop-db");
        auto again = std::make_shared<backend::Pod>(*pod);
        again->parts.back().key = again->containers.back() = QStringLiteral("shop-db-2");
        scene.put(again);
        QTRY_COMPARE(firstCell(page), u"of-shop-db-2");
    }

    void oneContainerNeedsNoChoice()
    {
        DetailsScene scene;
        scene.backend->hasFiles = true;
        auto pod = makeShop();
        pod->parts.pop_back();
        scene.put(pod);
        DetailsPage& page = scene.show(Kind::Pod, QStringLiteral("shop"), QStringLiteral("files"));
        QTRY_VERIFY(page.findChild<QComboBox*>(u"containerChoice"_qs) != nullptr);
        scene.put(makeContainer(QStringLiteral("shop-web"))); // it comes later
        QTRY_COMPARE(firstCell(page), u"of-shop-web");
        QVERIFY(!page.findChild<QComboBox*>(u"containerChoice"_qs)->isVisible());
    }

    void itsNetworkIsThatOfAll()
    {
        DetailsScene scene;
        scene.put(makeShop());
        DetailsPage& page = scene.show(Kind::Pod, QStringLiteral("shop"), QStringLiteral("network"));
        const auto hasAddress = [&page] {
            const auto tables = page.findChildren<PlainTable*>();
            return std::ranges::any_of(tables, [](const PlainTable* table) {
                return table->isVisible() && table->item(0, 1) != nullptr && table->item(0, 1)->text() == u"10.1.0.7";
            });
        };
        QTRY_VERIFY(hasAddress());
    }

    void valuesAreShownAsWhatTheyAre()
    {
        EntriesView view;
        view.resize(600, 400);
        view.show();
        const QByteArray bytes("\x7f\0ELF", 5);
        view.setEntries({{u"a"_qs, bytes}, {u"b"_qs, "line\nline"}, {u"c"_qs, std::nullopt}});
        auto* table = view.findChild<PlainTable*>();
        auto* value = view.findChild<QPlainTextEdit*>();
        QVERIFY(value->toPlainText().startsWith(u"000000  7f 00 45 4c 46 "));
        view.findChild<QPushButton*>(u"copyValue"_qs)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(bytes.toBase64()));
        table->setCurrentCell(1, 0);
        QCOMPARE(value->toPlainText(), u"line\nline");
        table->setCurrentCell(2, 0);
        QVERIFY(!value->isVisible() && value->toPlainText().isEmpty());
        QVERIFY(!isReadable("\xc3("));
        QVERIFY(isReadable("caf\xc3\xa9\n"));
    }
};

QTEST_MAIN(TestPodTabs)
#include "tst_podtabs.moc"
