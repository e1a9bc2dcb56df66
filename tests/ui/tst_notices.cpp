// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices.h"

#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::ui;

/// What the window keeps of what it told.
class TestNotices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestComesFirstAndCountsAsUnread()
    {
        Notices notices;
        QSignalSpy added(&notices, &Notices::added);
        notices.add({.isError = false, .title = u"one"_qs, .text = {}, .raw = {}, .location = {}});
        notices.add({.isError = false, .title = u"two"_qs, .text = {}, .raw = {}, .location = {}});
        QCOMPARE(added.size(), 2);
        QCOMPARE(notices.all().front().title, u"two"_qs);
        QVERIFY(notices.all().front().at.isValid());
        QCOMPARE(notices.unread(), 2);
        notices.markRead();
        QCOMPARE(notices.unread(), 0);
        QCOMPARE(notices.all().size(), std::size_t{2});
        notices.clear();
        QVERIFY(notices.all().empty());
    }
    void theyDoNotPileUp()
    {
        Notices notices;
        for (int i = 0; i < 300; ++i)
            notices.add({.isError = false, .title = QString::number(i), .text = {}, .raw = {}, .location = {}});
        QCOMPARE(notices.all().size(), std::size_t{200});
        QCOMPARE(notices.all().front().title, u"299"_qs);
    }
    void aFailureKeepsItsRawWords()
    {
        Notices notices;
        notices.addError(u"Start web: failed"_qs, Error(ErrorKind::NotFound, "image a:1 does not exist"));
        const Notice& notice = notices.all().front();
        QVERIFY(notice.isError);
        QCOMPARE(notice.title, u"Start web: failed"_qs);
        QVERIFY(!notice.text.isEmpty());
        QVERIFY(notice.raw.contains(u"image a:1 does not exist"_qs));
    }
    void whatCameBackIsSaid()
    {
        Notices notices;
        const Error why(ErrorKind::InvalidState, "container web ended at once with exit code 3");
        notices.addError(u"Replace web: failed"_qs,
                         why.within("the old container is back as it was, because the new one did not start"));
        QCOMPARE(notices.all().front().text, u"The old container is back as it was, because the new one did not start: "
                                             "container web ended at once with exit code 3"_qs);
    }
};

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
