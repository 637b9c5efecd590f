@echo off
rem Runs Finding Relay on Windows. Needs Java (17 or later). Beside the jar, as the release archive has it, nothing is ever
rem built. In a checkout of the sources it builds the jar only if there is none, with Maven: after a change of the sources run
rem "mvn -Dlauncher". It keeps no archive of loaded classes, so that each start takes longer than that of the other launcher.
setlocal
set "home=%~dp0"
set "place=%home%"
set "sources="
if exist "%home%pom.xml" set "place=%home%target\"
if exist "%home%pom.xml" set "sources=-Drelay.templates=%home%templates"
set "jar=%place%relay.jar"

set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"

if exist "%jar%" goto run
if not defined sources goto missing
if "%RELAY_BUILD%"=="never" goto missing
echo relay: building ... 1>&2
pushd "%home%"
call mvn -B -q -Dlauncher 1>&2
popd
if exist "%jar%" goto run
echo relay: the build failed, see above 1>&2
exit /b 2

:missing
echo relay: %jar% is missing 1>&2
exit /b 2

:run
if defined sources goto checkout
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmn32m -Xlog:disable -jar "%jar%" %*
exit /b %ERRORLEVEL%

:checkout
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmn32m -Xlog:disable "%sources%" -jar "%jar%" %*
exit /b %ERRORLEVEL%
