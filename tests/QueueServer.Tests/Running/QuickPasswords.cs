using System.Runtime.CompilerServices;
using QueueServer.Access;

namespace QueueServer.Tests.Running;

/// <summary>
/// These tests start hundreds of servers within their own process, and most of each start is the hashing of first passwords. How slow a
/// hash is for an attacker is seen at a server in a process of its own (<see cref="Access.PasswordsAreHashedSlowly"/>).
/// </summary>
internal static class QuickPasswords
{
    [ModuleInitializer]
    internal static void HashQuickly() => Passwords.HashQuickly();
}
