namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>Totals over all rooms.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Timestamp">When they were taken: ISO 8601, UTC.</param>
/// <param name="TotalRooms">Rooms that have not ended.</param>
/// <param name="TotalUsers">Participants in them.</param>
internal sealed record StatsResponse(bool Success, string Timestamp, int TotalRooms, int TotalUsers);
