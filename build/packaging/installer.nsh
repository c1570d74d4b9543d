; What Deskbell adds to the installer for Windows: the uninstaller asks whether the messages shall stay (they do unless the
; owner says otherwise), and takes back what the program has written into the registry.

!macro customHeader
  !ifdef BUILD_UNINSTALLER
    LangString deskbellKeepsData ${LANG_ENGLISH} "Your messages and bookings stay on this computer, so that a new installation finds them again.$\r$\n$\r$\nDelete them too? This cannot be undone."
    LangString deskbellKeepsData ${LANG_RUSSIAN} "Сообщения и записи останутся на этом компьютере: если установить Deskbell снова, всё будет на месте.$\r$\n$\r$\nУдалить их тоже? Вернуть их будет нельзя."
    Var deskbellDeletesData
  !endif
!macroend

!macro customUnInit
  StrCpy $deskbellDeletesData "0"
  ; An update runs this uninstaller too, and an administrator may run it with /S: nobody is there to answer.
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/S" $R1
  ${If} ${Errors}
  ${AndIfNot} ${isUpdated}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(deskbellKeepsData)" IDNO deskbellKeep
    StrCpy $deskbellDeletesData "1"
    deskbellKeep:
  ${EndIf}
!macroend

!macro customUnInstall
  ${IfNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\deskbell"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
    ${If} $deskbellDeletesData == "1"
      RMDir /r "$APPDATA\Deskbell"
    ${EndIf}
  ${EndIf}
!macroend
