@echo off
rem Starts Thalweg on Windows. Nobody has tried it yet: bin/thalweg is what is tested, and does more.
rem JAVA_OPTS is passed on to the JVM, for instance: set JAVA_OPTS=-Xmx8g
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo Thalweg needs Java 17 or later: set JAVA_HOME to one. 1>&2
    exit /b 1
)
set "vector="
if /i "%THALWEG_VECTOR%"=="off" set "vector=-Dthalweg.vector=off"
if not defined vector for %%c in (train ablate tune rate retry selfcheck) do (
    if /i "%~1"=="%%c" set "vector=--add-modules jdk.incubator.vector"
)
"%java%" %vector% -XX:+UseParallelGC -Dthalweg.command=thalweg %JAVA_OPTS% -cp "%home%\lib\*" org.thalweg.cli.Main %*
exit /b %errorlevel%
