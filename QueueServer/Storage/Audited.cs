namespace QueueServer.Storage;

/// <summary>What is written into the audit: stable words, past tense.</summary>
internal static class Audited
{
    public const string SignedIn = "signed-in";
    public const string SignInFailed = "sign-in-failed";
    public const string LockedOut = "locked-out";
    public const string SignedOut = "signed-out";
    public const string PasswordChanged = "password-changed";
    public const string PasswordReset = "password-reset";
    public const string FactorAdded = "factor-added";
    public const string FactorRemoved = "factor-removed";
    public const string FactorFailed = "factor-failed";
    public const string RecoveryCodesMade = "recovery-codes-made";
    public const string PersonRecovered = "person-recovered";
    public const string PersonMade = "person-made";
    public const string PersonChanged = "person-changed";
    public const string DevicePaired = "device-paired";
    public const string DeviceChanged = "device-changed";
    public const string DeviceRevoked = "device-revoked";
    public const string DiagnosticsAllowed = "diagnostics-allowed";
    public const string OfficeMade = "office-made";
    public const string SettingsChanged = "settings-changed";
    public const string MediaAdded = "media-added";
    public const string DayClosed = "day-closed";
    public const string DayBroughtBack = "day-brought-back";
    public const string RepairSeen = "repair-seen";
    public const string ClockConfirmed = "clock-confirmed";
    public const string CounterTakenOver = "counter-taken-over";
    public const string TicketOverridden = "ticket-overridden";
    public const string ReturnMade = "return-made";
    public const string TicketCancelled = "ticket-cancelled";
    public const string TicketClassified = "ticket-classified";
    public const string FaceForgotten = "face-forgotten";
    public const string FaceChecked = "face-checked";
    public const string TicketsExported = "tickets-exported";
    public const string RatingFlagsRead = "rating-flags-read";
    public const string UnitsChanged = "units-changed";
    public const string SummariesAgain = "summaries-again";
}
