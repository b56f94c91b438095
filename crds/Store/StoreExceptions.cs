namespace SfuPlatform.Crds.Store;

/// <summary>A request that the store refused or could not serve.</summary>
public abstract class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The resource changed since it was read (HTTP 409, reason Conflict): read it again and decide again.</summary>
public sealed class ConflictException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>A resource of that name exists (HTTP 409, reason AlreadyExists).</summary>
public sealed class AlreadyExistsException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>There is no resource of that name (HTTP 404).</summary>
public sealed class NotFoundException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The resource breaks its schema (HTTP 422): sending it again cannot help.</summary>
public sealed class InvalidResourceException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The resourceVersion asked for is no longer kept (HTTP 410): list again.</summary>
public sealed class ResourceExpiredException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The store cannot be reached or is overloaded (no connection, HTTP 429, 5xx): try again later.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : StoreException(message, inner);
