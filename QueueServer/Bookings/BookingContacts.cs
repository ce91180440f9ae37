using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Diagnostics;
using QueueServer.Domain.Bookings;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Storage;

namespace QueueServer.Bookings;

/// <summary>
/// How whoever has an appointment is reached, sealed under a key of the office and the appointment's date that lies outside the database.
/// For the limits a contact is known by an HMAC-SHA256 under a secret of the server: equal ones are equal, and nothing is opened.
/// </summary>
/// <param name="keys">The keys; kept apart from those of faces and ratings.</param>
/// <param name="secrets">Holds the secret.</param>
/// <param name="journal">Holds the boxes.</param>
/// <param name="logger">Told of a box that cannot be opened.</param>
internal sealed class BookingContacts(DayKeys keys, Secrets secrets, BookingJournal journal, ILogger<BookingContacts> logger)
{
    private const int HashBytes = 16; // 128 of 256 bits: two contacts of a country never meet

    private volatile byte[]? secret;

    /// <summary>What a contact is known by.</summary>
    public async Task<string> HashAsync(Contact contact)
    {
        secret ??= await secrets.GetAsync(Secrets.BookingContacts);
        var mac = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(contact.Value));
        return Base64Url.EncodeToString(mac.AsSpan(0, HashBytes));
    }

    /// <summary>Seals a contact for an appointment of a date; the date's key is made when there is none.</summary>
    public SealedContact Seal(OfficeId office, DateOnly date, BookingId booking, Contact contact) =>
        new(booking, FaceSeal.Seal(keys.FindOrCreate(office, date), OwnerOf(office, date, booking), Encoding.UTF8.GetBytes(contact.Value)));

    /// <summary>The contact of an appointment; null when there is none (any more).</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task<Contact?> ReadAsync(OfficeId office, DateOnly date, BookingId booking)
    {
        if (keys.Find(office, date) is not { } key || await journal.ReadContactAsync(office, date, booking) is not { } box)
            return null;
        try
        {
            var plain = FaceSeal.Open(key, OwnerOf(office, date, booking), box);
            var contact = Contact.Read(Encoding.UTF8.GetString(plain));
            CryptographicOperations.ZeroMemory(plain);
            return contact;
        }
        catch (CryptographicException)
        {
            Log.ContactUnreadable(logger, office, date);
            return null;
        }
    }

    /// <summary>
    /// Forgets the contacts of every date before one: first the boxes, then the keys. While a key is there, something may be left of it.
    /// </summary>
    /// <exception cref="JournalException">It is not known to be done.</exception>
    public async Task ForgetBeforeAsync(OfficeId office, DateOnly date)
    {
        if (!keys.DaysOf(office).Any(day => day < date))
            return;
        await journal.ForgetContactsBeforeAsync(office, date);
        keys.DestroyBefore(office, date);
        Log.ContactsForgotten(logger, office, date);
    }

    private static string OwnerOf(OfficeId office, DateOnly date, BookingId booking) =>
        $"booking contact|{office}|{date:yyyy-MM-dd}|{booking}";
}
