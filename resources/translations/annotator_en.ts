<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgreementWindow</name>
    <message numerus="yes">
        <source>%Ln disagreement(s)</source>
        <translation>
            <numerusform>%Ln disagreement</numerusform>
            <numerusform>%Ln disagreements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) that not all have alike</source>
        <translation>
            <numerusform>%Ln place that not all have alike</numerusform>
            <numerusform>%Ln places that not all have alike</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message numerus="yes">
        <source>Accept %Ln identical</source>
        <translation>
            <numerusform>Accept %Ln identical</numerusform>
            <numerusform>Accept %Ln identical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the final version to look at again</source>
        <translation>
            <numerusform>%Ln of the final version to look at again</numerusform>
            <numerusform>%Ln of the final version to look at again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceCard</name>
    <message numerus="yes">
        <source>Applies to all %Ln chosen.</source>
        <translation>
            <numerusform>Applies to all %Ln chosen.</numerusform>
            <numerusform>Applies to all %Ln chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%Ln annotation(s) were written to {name}.</source>
        <translation>
            <numerusform>%Ln annotation was written to {name}.</numerusform>
            <numerusform>%Ln annotations were written to {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) were too long for one cell and cut; the last sheet lists them.</source>
        <translation>
            <numerusform>%Ln text was too long for one cell and cut; the last sheet lists it.</numerusform>
            <numerusform>%Ln texts were too long for one cell and cut; the last sheet lists them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPapers</name>
    <message numerus="yes">
        <source>%Ln opinion(s) were written to {name}.</source>
        <translation>
            <numerusform>%Ln opinion was written to {name}.</numerusform>
            <numerusform>%Ln opinions were written to {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them had a text too long for one cell, which was cut.</source>
        <translation>
            <numerusform>%Ln of them had a text too long for one cell, which was cut.</numerusform>
            <numerusform>%Ln of them had texts too long for one cell, which were cut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message numerus="yes">
        <source>The check found %Ln problem(s); the first: {first}. Work in a copy and keep this file as it is.</source>
        <translation>
            <numerusform>The check found %Ln problem: {first}. Work in a copy and keep this file as it is.</numerusform>
            <numerusform>The check found %Ln problems; the first: {first}. Work in a copy and keep this file as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadBackDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) of {file} were read.</source>
        <translation>
            <numerusform>%Ln row of {file} was read.</numerusform>
            <numerusform>%Ln rows of {file} were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are in doubt and left clear. Look at them before you tick them.</source>
        <translation>
            <numerusform>%Ln change is in doubt and left clear. Look at it before you tick it.</numerusform>
            <numerusform>%Ln changes are in doubt and left clear. Look at them before you tick them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) are not taken; the second tab says why.</source>
        <translation>
            <numerusform>%Ln entry is not taken; the second tab says why.</numerusform>
            <numerusform>%Ln entries are not taken; the second tab says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingBack</name>
    <message numerus="yes">
        <source>%Ln change(s) by {name} were taken from {file}.</source>
        <translation>
            <numerusform>%Ln change by {name} was taken from {file}.</numerusform>
            <numerusform>%Ln changes by {name} were taken from {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) were left alone.</source>
        <translation>
            <numerusform>%Ln entry was left alone.</numerusform>
            <numerusform>%Ln entries were left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonsPopup</name>
    <message numerus="yes">
        <source>Return %Ln: why?</source>
        <translation>
            <numerusform>Return %Ln: why?</numerusform>
            <numerusform>Return %Ln: why?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message numerus="yes">
        <source>Nothing waits for you. %Ln annotation(s) of your own wait for others.</source>
        <translation>
            <numerusform>Nothing waits for you. %Ln annotation of your own waits for others.</numerusform>
            <numerusform>Nothing waits for you. %Ln annotations of your own wait for others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message numerus="yes">
        <source>Accept %Ln annotation(s) as they stand?</source>
        <translation>
            <numerusform>Accept %Ln annotation as it stands?</numerusform>
            <numerusform>Accept %Ln annotations as they stand?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotation(s) were accepted.</source>
        <translation>
            <numerusform>%Ln annotation was accepted.</numerusform>
            <numerusform>%Ln annotations were accepted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message numerus="yes">
        <source>%Ln annotation(s) were taken into the final version.</source>
        <translation>
            <numerusform>%Ln annotation was taken into the final version.</numerusform>
            <numerusform>%Ln annotations were taken into the final version.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln came back to me</source>
        <translation>
            <numerusform>%Ln came back to me</numerusform>
            <numerusform>%Ln came back to me</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) selected</source>
        <translation>
            <numerusform>%Ln character selected</numerusform>
            <numerusform>%Ln characters selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotation(s)</source>
        <translation>
            <numerusform>%Ln annotation</numerusform>
            <numerusform>%Ln annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictButtons</name>
    <message numerus="yes">
        <source>Accept and return apply to all %Ln chosen.</source>
        <translation>
            <numerusform>Accept and return apply to all %Ln chosen.</numerusform>
            <numerusform>Accept and return apply to all %Ln chosen.</numerusform>
        </translation>
    </message>
</context>
</TS>
