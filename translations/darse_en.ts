<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>actions</name>
    <message numerus="yes">
        <source>%n stay(s), protected: %1</source>
        <translation>
            <numerusform>%n stays, protected: %1</numerusform>
            <numerusform>%n stay, protected: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s), being part of a pod: %1</source>
        <translation>
            <numerusform>%n stays, being part of a pod: %1</numerusform>
            <numerusform>%n stay, being part of a pod: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, because of the state they are in: %1</source>
        <translation>
            <numerusform>%n left out, because of the state it is in: %1</numerusform>
            <numerusform>%n left out, because of the state they are in: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>certificate</name>
    <message numerus="yes">
        <source>%1 (%n days left)</source>
        <translation>
            <numerusform>%1 (%n day left)</numerusform>
            <numerusform>%1 (%n days left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::AttentionCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::DiffView</name>
    <message numerus="yes">
        <source>  … %n unchanged line(s)</source>
        <translation>
            <numerusform>  … %n unchanged line</numerusform>
            <numerusform>  … %n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::DoctorCard</name>
    <message numerus="yes">
        <source>%n thing(s) could be better.</source>
        <translation>
            <numerusform>%n thing could be better.</numerusform>
            <numerusform>%n things could be better.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::DoctorPage</name>
    <message numerus="yes">
        <source>%n thing(s) without which containers do not run as they should.</source>
        <translation>
            <numerusform>%n thing is missing without which containers do not run as they should.</numerusform>
            <numerusform>%n things are missing without which containers do not run as they should.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Containers run. %n thing(s) could be better.</source>
        <translation>
            <numerusform>Containers run. %n thing could be better.</numerusform>
            <numerusform>Containers run. %n things could be better.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::FactPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::FamilyCard</name>
    <message numerus="yes">
        <source>%n of them not running</source>
        <comment>containers</comment>
        <translation>
            <numerusform>%n of them not running</numerusform>
            <numerusform>%n of them not running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them not in use</source>
        <comment>images or volumes</comment>
        <translation>
            <numerusform>%n of them not in use</numerusform>
            <numerusform>%n of them not in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <comment>images, containers or volumes</comment>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::FilesTab</name>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::FindBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::ForwardRow</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::GraceField</name>
    <message numerus="yes">
        <source>As each pod says: %n second(s)</source>
        <translation>
            <numerusform>As each pod says: %n second</numerusform>
            <numerusform>As each pod says: %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As the pod says: %n second(s)</source>
        <translation>
            <numerusform>As the pod says: %n second</numerusform>
            <numerusform>As the pod says: %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::LayersView</name>
    <message numerus="yes">
        <source>%n layer(s). %1 are in files that a later layer replaces or deletes: they are kept and nobody sees them.</source>
        <translation>
            <numerusform>%n layer. %1 are in files that a later layer replaces or deletes: they are kept and nobody sees them.</numerusform>
            <numerusform>%n layers. %1 are in files that a later layer replaces or deletes: they are kept and nobody sees them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::LogBursts</name>
    <message numerus="yes">
        <source>Burst of log: %n lines</source>
        <translation>
            <numerusform>Burst of log: %n line</numerusform>
            <numerusform>Burst of log: %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::LogPane</name>
    <message numerus="yes">
        <source>Resume, %n new line(s)</source>
        <translation>
            <numerusform>Resume, %n new line</numerusform>
            <numerusform>Resume, %n new lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::LogSearchBar</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <comment>that match</comment>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) around</source>
        <translation>
            <numerusform>%n line around</numerusform>
            <numerusform>%n lines around</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::LogSourcePicker</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n containers are read at once.</source>
        <translation>
            <numerusform>At most %n container is read at once.</numerusform>
            <numerusform>At most %n containers are read at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::LostView</name>
    <message numerus="yes">
        <source>Next try in %n second(s).</source>
        <translation>
            <numerusform>Next try in %n second.</numerusform>
            <numerusform>Next try in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::MachineCard</name>
    <message numerus="yes">
        <source>%1 of %n core(s)</source>
        <translation>
            <numerusform>%1 of %n core</numerusform>
            <numerusform>%1 of %n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::ManifestPanel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) refused</source>
        <translation>
            <numerusform>%n object refused</numerusform>
            <numerusform>%n objects refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::Masthead</name>
    <message numerus="yes">
        <source>%n new notification(s)</source>
        <translation>
            <numerusform>%n new notification</numerusform>
            <numerusform>%n new notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::NetBar</name>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n container</numerusform>
            <numerusform>%n containers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::NetworkPicture</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::PartBars</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::ProgressButton</name>
    <message numerus="yes">
        <source>%n operation(s) under way</source>
        <translation>
            <numerusform>%n operation under way</numerusform>
            <numerusform>%n operations under way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::ProjectStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention.</source>
        <translation>
            <numerusform>%n needs attention.</numerusform>
            <numerusform>%n need attention.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::RepositoryCard</name>
    <message numerus="yes">
        <source>It has more than these %n.</source>
        <translation>
            <numerusform>It has more than this %n.</numerusform>
            <numerusform>It has more than these %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repositories</source>
        <translation>
            <numerusform>%n repository</numerusform>
            <numerusform>%n repositories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::SecretSection</name>
    <message numerus="yes">
        <source>Hidden again after %n second(s).</source>
        <translation>
            <numerusform>Hidden again after %n second.</numerusform>
            <numerusform>Hidden again after %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::Shell</name>
    <message numerus="yes">
        <source>%n stay(s), protected: %1</source>
        <translation>
            <numerusform>%n stays, protected: %1</numerusform>
            <numerusform>%n stay, protected: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::TerminalPane</name>
    <message numerus="yes">
        <source>Paste %n line(s)? Each is run at once.</source>
        <translation>
            <numerusform>Paste %n line? It is run at once.</numerusform>
            <numerusform>Paste %n lines? Each is run at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::Tray</name>
    <message numerus="yes">
        <source>%1 of %n container(s) run</source>
        <translation>
            <numerusform>%1 of %n container runs</numerusform>
            <numerusform>%1 of %n containers run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::YamlView</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>objects</name>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n container</numerusform>
            <numerusform>%n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n config map(s)</source>
        <translation>
            <numerusform>%n config map</numerusform>
            <numerusform>%n config maps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s)</source>
        <translation>
            <numerusform>%n secret</numerusform>
            <numerusform>%n secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n network</numerusform>
            <numerusform>%n networks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
</TS>
