namespace QueueServer.Access;

/// <summary>What an account may be called.</summary>
internal static class AccountNames
{
    /// <summary>A person: 1–40 of <c>a–z</c>, <c>0–9</c>, <c>-</c> and <c>.</c>, as in <c>nguyen.lan</c>.</summary>
    public static bool IsPerson(string name) => name.Length is >= 1 and <= 40 && name.All(c => IsDevicePart(c) || c == '.');

    /// <summary>A device or a display: 1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>, as in <c>kiosk-1</c>.</summary>
    public static bool IsDevice(string name) => name.Length is >= 1 and <= 40 && name.All(IsDevicePart);

    private static bool IsDevicePart(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}
