<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgreementWindow</name>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n disagreement</numerusform>
            <numerusform>%n disagreements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message numerus="yes">
        <source>Accept %n identical</source>
        <translation>
            <numerusform>Accept %n identical</numerusform>
            <numerusform>Accept %n identical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the final version to look at again</source>
        <translation>
            <numerusform>%n of the final version to look at again</numerusform>
            <numerusform>%n of the final version to look at again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceCard</name>
    <message numerus="yes">
        <source>Applies to all %n chosen.</source>
        <translation>
            <numerusform>Applies to all %n chosen.</numerusform>
            <numerusform>Applies to all %n chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exchanging</name>
    <message numerus="yes">
        <source>%n annotation(s) were packed into {name}. Send this file to your colleague.</source>
        <translation>
            <numerusform>%n annotation was packed into {name}. Send this file to your colleague.</numerusform>
            <numerusform>%n annotations were packed into {name}. Send this file to your colleague.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n annotation(s) were written to {name}.</source>
        <translation>
            <numerusform>%n annotation was written to {name}.</numerusform>
            <numerusform>%n annotations were written to {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were too long for one cell and cut; the last sheet lists them.</source>
        <translation>
            <numerusform>%n text was too long for one cell and cut; the last sheet lists it.</numerusform>
            <numerusform>%n texts were too long for one cell and cut; the last sheet lists them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPapers</name>
    <message numerus="yes">
        <source>%n opinion(s) were written to {name}.</source>
        <translation>
            <numerusform>%n opinion was written to {name}.</numerusform>
            <numerusform>%n opinions were written to {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them had a text too long for one cell, which was cut.</source>
        <translation>
            <numerusform>%n of them had a text too long for one cell, which was cut.</numerusform>
            <numerusform>%n of them had texts too long for one cell, which were cut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message numerus="yes">
        <source>The check found %n problem(s); the first: {first}. Work in a copy and keep this file as it is.</source>
        <translation>
            <numerusform>The check found %n problem: {first}. Work in a copy and keep this file as it is.</numerusform>
            <numerusform>The check found %n problems; the first: {first}. Work in a copy and keep this file as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadBackDialog</name>
    <message numerus="yes">
        <source>%n row(s) of {file} were read.</source>
        <translation>
            <numerusform>%n row of {file} was read.</numerusform>
            <numerusform>%n rows of {file} were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are in doubt and left clear. Look at them before you tick them.</source>
        <translation>
            <numerusform>%n change is in doubt and left clear. Look at it before you tick it.</numerusform>
            <numerusform>%n changes are in doubt and left clear. Look at them before you tick them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) are not taken; the second tab says why.</source>
        <translation>
            <numerusform>%n entry is not taken; the second tab says why.</numerusform>
            <numerusform>%n entries are not taken; the second tab says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingBack</name>
    <message numerus="yes">
        <source>%n change(s) by {name} were taken from {file}.</source>
        <translation>
            <numerusform>%n change by {name} was taken from {file}.</numerusform>
            <numerusform>%n changes by {name} were taken from {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) were left alone.</source>
        <translation>
            <numerusform>%n entry was left alone.</numerusform>
            <numerusform>%n entries were left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonsPopup</name>
    <message numerus="yes">
        <source>Return %n: why?</source>
        <translation>
            <numerusform>Return %n: why?</numerusform>
            <numerusform>Return %n: why?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message numerus="yes">
        <source>Accept %n annotation(s) as they stand?</source>
        <translation>
            <numerusform>Accept %n annotation as it stands?</numerusform>
            <numerusform>Accept %n annotations as they stand?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were accepted.</source>
        <translation>
            <numerusform>%n annotation was accepted.</numerusform>
            <numerusform>%n annotations were accepted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message numerus="yes">
        <source>%n annotation(s) were taken into the final version.</source>
        <translation>
            <numerusform>%n annotation was taken into the final version.</numerusform>
            <numerusform>%n annotations were taken into the final version.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n came back to me</source>
        <translation>
            <numerusform>%n came back to me</numerusform>
            <numerusform>%n came back to me</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) selected</source>
        <translation>
            <numerusform>%n character selected</numerusform>
            <numerusform>%n characters selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictButtons</name>
    <message numerus="yes">
        <source>Accept and return apply to all %n chosen.</source>
        <translation>
            <numerusform>Accept and return apply to all %n chosen.</numerusform>
            <numerusform>Accept and return apply to all %n chosen.</numerusform>
        </translation>
    </message>
</context>
</TS>
