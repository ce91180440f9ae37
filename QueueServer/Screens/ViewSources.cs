using QueueServer.Access;
using QueueServer.Ratings;
using QueueServer.Verification;

namespace QueueServer.Screens;

/// <summary>What views are made of besides the office.</summary>
/// <param name="Accounts">What people are called, and where devices stand.</param>
/// <param name="Checks">The officers' checks.</param>
/// <param name="Ratings">Who is to be asked for a rating.</param>
/// <param name="Given">Ratings that were given.</param>
internal sealed record ViewSources(Accounts Accounts, CounterChecks Checks, RatingDesk Ratings, GivenRatings Given);
