declare const mark: unique symbol;

/** A string or number that cannot be mixed up with another of the same shape. */
export type Brand<T, Name extends string> = T & { readonly [mark]: { readonly [N in Name]: true } };

/** 128 random bits as 32 lower-case hex digits. */
export type Id128 = Brand<string, "Id128">;
export type DossierId = Brand<Id128, "DossierId">;
export type StationId = Brand<Id128, "StationId">;
export type CommandId = Brand<Id128, "CommandId">;
/** Names a symmetric key of the key ring; says nothing about it. */
export type KeyId = Brand<Id128, "KeyId">;
/** SHA-256 as 64 lower-case hex digits. */
export type Hash = Brand<string, "Hash">;
