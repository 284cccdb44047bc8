<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>StatusLine</name>
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
</TS>
