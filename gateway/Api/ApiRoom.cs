using SfuPlatform.Crds.Naming;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Api.LenientJson;

namespace SfuPlatform.Gateway.Api;

/// <summary>Rooms as REST callers name them.</summary>
internal static class ApiRoom
{
    /// <summary>A room that nobody has: a UUID v4.</summary>
    public static RoomName New() => Of(Guid.NewGuid().ToString());

    /// <summary>The room that the last segment of the request's path names.</summary>
    /// <exception cref="BadRequestException">No room can have that name.</exception>
    public static RoomName OfPath(HttpContext context) => Of(RequestPath.LastSegment(context));

    /// <summary>The room of a name.</summary>
    /// <exception cref="BadRequestException">No room can have that name.</exception>
    public static RoomName Of(string name) =>
        RoomName.TryParse(name, out var room, out var problem) ? room : throw new BadRequestException(problem);
}
