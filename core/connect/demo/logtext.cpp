// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/logtext.h"

#include <array>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::LogLine;

namespace {

template <std::size_t N>
QString pick(const std::array<QLatin1StringView, N>& words, quint64 bits)
{
    return words[bits % N];
}

constexpr std::array kPaths = {"/"_L1,
                               "/products"_L1,
                               "/products/42"_L1,
                               "/cart"_L1,
                               "/assets/app.js"_L1,
                               "/favicon.ico"_L1,
                               "/search?q=lantern"_L1,
                               "/checkout"_L1};
constexpr std::array kAgents = {"Mozilla/5.0 (X11; Linux x86_64)"_L1, "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5)"_L1,
                                "curl/7.88.1"_L1, "kube-probe/1.30"_L1};
constexpr std::array kTables = {"orders"_L1, "customers"_L1, "products"_L1, "carts"_L1};
constexpr std::array kPlayers = {"Alice"_L1, "Basile"_L1, "Chloe"_L1, "Dario"_L1};

QString iso(qint64 at)
{
    return World::dateAt(at).toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s);
}

/// A visitor's address from the ranges that are reserved for documentation.
QString visitor(quint64 bits)
{
    return u"203.0.113.%1"_s.arg(1 + bits % 254);
}

LogLine webLine(quint64 bits, qint64 at)
{
    const int roll = static_cast<int>(bits % 100);
    const int code = roll < 90 ? 200 : roll < 95 ? 304 : roll < 98 ? 404 : 502;
    const QString time = World::dateAt(at).toString(u"dd/MMM/yyyy:HH:mm:ss +0000"_s);
    return {at, code == 502,
            u"%1 - - [%2] \"GET %3 HTTP/1.1\" %4 %5 \"-\" \"%6\""_s.arg(
                visitor(bits >> 8), time, pick(kPaths, bits >> 16), QString::number(code),
                QString::number(200 + (bits >> 24) % 48000), pick(kAgents, bits >> 40))};
}

/// Coloured as development servers like it.
LogLine scriptLine(quint64 bits, qint64 at)
{
    const int took = static_cast<int>((bits >> 8) % 340);
    const bool isSlow = took > 320;
    const QString level = isSlow ? u"\x1b[33mwarn\x1b[0m"_s : u"\x1b[32minfo\x1b[0m"_s;
    return {at, isSlow,
            u"%1 %2 GET %3 \x1b[36m%4 ms\x1b[0m"_s.arg(World::dateAt(at).toString(u"HH:mm:ss"_s), level,
                                                       pick(kPaths, bits >> 20), QString::number(took))};
}

LogLine jsonLine(quint64 bits, qint64 at)
{
    const bool isBad = bits % 60 == 0;
    const QString text = isBad ? u"provider answered slowly, trying again"_s : u"payment accepted"_s;
    return {
        at, isBad,
        u"{\"time\":\"%1\",\"level\":\"%2\",\"logger\":\"payments.Checkout\",\"message\":\"%3\",\"order\":%4,\"ms\":%5}"_s
            .arg(iso(at), isBad ? u"WARN"_s : u"INFO"_s, text, QString::number(10000 + (bits >> 8) % 90000),
                 QString::number((bits >> 30) % 480))};
}

LogLine databaseLine(quint64 bits, qint64 at)
{
    const QString head = World::dateAt(at).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s) + u" UTC [%1] "_s.arg(60 + bits % 40);
    switch ((bits >> 8) % 4) {
    case 0:
        return {at, true, head + u"LOG:  checkpoint starting: time"_s};
    case 1:
        return {at, true, head + u"LOG:  checkpoint complete: wrote %1 buffers"_s.arg((bits >> 16) % 900)};
    case 2:
        return {at, true,
                head + u"LOG:  automatic vacuum of table \"shop.public.%1\""_s.arg(pick(kTables, bits >> 20))};
    default:
        return {at, true,
                head + u"LOG:  duration: %1.214 ms  statement: SELECT * FROM %2 WHERE id = $1"_s
                           .arg(250 + (bits >> 16) % 900)
                           .arg(pick(kTables, bits >> 20))};
    }
}

LogLine cacheLine(quint64 bits, qint64 at)
{
    return {
        at, false,
        u"1:M %1 * %2 changes in 60 seconds. Saving..."_s.arg(World::dateAt(at).toString(u"dd MMM yyyy HH:mm:ss.zzz"_s))
            .arg(1000 + bits % 4000)};
}

LogLine gameLine(quint64 bits, qint64 at)
{
    const QString what =
        (bits >> 8) % 3 == 0 ? u"has made the advancement [Stone Age]"_s : u"says: on construit un port ?"_s;
    return {at, false,
            u"[%1] [Server thread/\x1b[34mINFO\x1b[0m]: %2 %3"_s.arg(World::dateAt(at).toString(u"HH:mm:ss"_s),
                                                                     pick(kPlayers, bits >> 16), what)};
}

} // namespace

double talkativeness(Character character)
{
    switch (character) {
    case Character::Web:
        return 1.4;
    case Character::Script:
        return 0.7;
    case Character::Heap:
        return 0.5;
    case Character::Batch:
        return 2.2;
    case Character::Database:
        return 0.12;
    case Character::Game:
        return 0.15;
    case Character::Leaky:
    case Character::Notebook:
        return 0.08;
    default:
        return 0.02;
    }
}

LogLine ordinaryLine(Character character, quint64 seed, qint64 at)
{
    const quint64 bits = mixed(seed, static_cast<quint64>(at));
    switch (character) {
    case Character::Web:
        return webLine(bits, at);
    case Character::Script:
        return scriptLine(bits, at);
    case Character::Heap:
        return jsonLine(bits, at);
    case Character::Database:
        return databaseLine(bits, at);
    case Character::Cache:
        return cacheLine(bits, at);
    case Character::Game:
        return gameLine(bits, at);
    case Character::Batch:
        return {at, false, u"copied table %1: %2 rows"_s.arg(pick(kTables, bits >> 20)).arg(bits % 5000)};
    case Character::Leaky:
    case Character::Notebook:
        return {at, true, u"[I %1 ServerApp] Saving file at /Atelier %2.ipynb"_s.arg(iso(at)).arg(1 + bits % 9)};
    default:
        return {at, false, u"level=info ts=%1 msg=\"still here\""_s.arg(iso(at))};
    }
}

QStringList firstWords(Character character)
{
    switch (character) {
    case Character::Web:
        return {u"/docker-entrypoint.sh: Configuration complete; ready for start up"_s};
    case Character::Script:
        return {u"\x1b[1mstarting\x1b[0m"_s, u"listening on 0.0.0.0"_s};
    case Character::Heap:
        return {u"Started application in 6.214 seconds (process running for 7.02)"_s};
    case Character::Database:
        return {u"LOG:  database system is ready to accept connections"_s};
    case Character::Cache:
        return {u"1:M * Ready to accept connections tcp"_s};
    case Character::Game:
        return {u"[Server thread/INFO]: Done (14.8s)! For help, type \"help\""_s};
    default:
        return {u"started"_s};
    }
}

QStringList lastWords(Character character, int exitCode)
{
    if (exitCode == 137)
        return {};
    if (exitCode == 0)
        return {u"received SIGTERM, bye"_s};
    if (character != Character::Script)
        return {u"fatal: cannot go on"_s};
    return {u"Traceback (most recent call last):"_s,
            u"  File \"/app/recommender/__main__.py\", line 48, in <module>"_s,
            u"    main()"_s,
            u"  File \"/app/recommender/model.py\", line 17, in load"_s,
            u"    return registry[\"model\"]"_s,
            u"           ~~~~~~~~^^^^^^^^^"_s,
            u"KeyError: 'model'"_s};
}

} // namespace darse::connect::demo
