// Made by `npm run client` from the API's description.
export interface paths {
    "/v1/apps": {
        parameters: {
        };
        /**
         * List all apps
         * @description For the operator; a page holds as many as `limit` says, and `next` leads to the next one.
         */
        get: operations["listApps"];
        /**
         * Register an app
         * @description Makes the app known with its region, its ages of consent and the statement that its end users agreed to. Without a statement of consent nothing of the app is stored.
         */
        post: operations["registerApp"];
    };
    "/v1/apps/{appId}": {
        parameters: {
        };
        /**
         * Read an app, and when it will be purged
         * @description Its status, its region and, once its use has ended, the instant at which everything of it will have been deleted.
         */
        get: operations["readApp"];
    };
    "/v1/apps/{appId}/termination": {
        parameters: {
        };
        /**
         * End an app's use
         * @description All of the app is erased two calendar months later, unless it comes back before.
         */
        post: operations["terminateApp"];
        /**
         * Bring an app back
         * @description Takes the end of its use back, as long as its data have not begun to be deleted.
         */
        delete: operations["reactivateApp"];
    };
    "/v1/apps/{appId}/configuration": {
        parameters: {
        };
        /**
         * Read what an app has configured
         * @description What the app has chosen, without its secrets. The `etag` is needed to change it.
         */
        get: operations["readConfiguration"];
        /**
         * Replace the configuration
         * @description What was answered by GET may come back, `secretsSet` included. With the app's own token alone: `callback`, `storage.messages.store`, `storage.userInformation.store`, `consent`, `secrets`, `sharing`, `pushCertificates`.
         */
        put: operations["replaceConfiguration"];
        /**
         * Change parts of the configuration
         * @description A JSON merge patch (RFC 7396): `null` takes a member out, a list replaces a list. With the app's own token alone: `callback`, `storage.messages.store`, `storage.userInformation.store`, `consent`, `secrets`, `sharing`, `pushCertificates`.
         */
        patch: operations["changeConfiguration"];
    };
    "/v1/apps/{appId}/erasures": {
        parameters: {
        };
        /**
         * See how far a purge or an opt-out has come
         * @description Deletions that take long, each with what has gone so far and whether it is paused.
         */
        get: operations["readErasures"];
    };
    "/v1/apps/{appId}/erasures/{kind}": {
        parameters: {
        };
        /**
         * Pause an erasure, or let it go on
         * @description For the operator, when a deletion burdens a store of the operator's own too much.
         */
        patch: operations["steerErasure"];
    };
    "/v1/apps/{appId}/holdings": {
        parameters: {
        };
        /**
         * What is held of an app and when it goes, now or as if its storage were changed
         * @description The caller adds pages up.
         */
        get: operations["readHoldings"];
    };
    "/v1/apps/{appId}/users/{userId}": {
        parameters: {
        };
        /**
         * Read a person's user information
         * @description What the app has stored of the person's profile, as long as it may be kept.
         */
        get: operations["readUser"];
        /**
         * Set a person's user information
         * @description Age, jurisdiction and birthday are checked, and not stored.
         */
        put: operations["saveUser"];
        /**
         * Delete a person's user information
         * @description Deletes the profile at once. Messages and everything else of the person go by a request to delete.
         */
        delete: operations["deleteUser"];
    };
    "/v1/apps/{appId}/messages": {
        parameters: {
        };
        /**
         * Store messages
         * @description A message that was stored before is counted as a duplicate, and not stored again. One that was edited is sent again with a later `editedAt`: its text takes the place of the old one, and it expires when it would have. What is too long for one goes as several, of which the further ones say by `partOf` what the first is called.
         */
        post: operations["saveMessages"];
    };
    "/v1/apps/{appId}/conversations/{conversationId}/messages": {
        parameters: {
        };
        /**
         * Read a conversation
         * @description Oldest or newest first. A message is answered until it expires and never after.
         */
        get: operations["readMessages"];
    };
    "/v1/apps/{appId}/conversations/{conversationId}/messages/{messageId}": {
        parameters: {
        };
        /**
         * Take a message back
         * @description Deletes one message with its further parts and its media at once; it cannot be stored again. Of a part alone the whole is named by `partOf`.
         */
        delete: operations["recallMessage"];
    };
    "/v1/apps/{appId}/media": {
        parameters: {
        };
        /**
         * Open an upload of a photo, audio or video
         * @description Answers where to put the bytes. A message must name the medium before the link ends, or the bytes are deleted.
         */
        post: operations["prepareMedia"];
    };
    "/v1/apps/{appId}/log-data": {
        parameters: {
        };
        /**
         * Read log data
         * @description By day and newest first, as long as it may be kept.
         */
        get: operations["readLogData"];
        /**
         * Store log data
         * @description What happened at an interface: when, by whom, with which result. It is kept for the days that the policy allows.
         */
        post: operations["saveLogData"];
    };
    "/v1/apps/{appId}/monitoring-data": {
        parameters: {
        };
        /**
         * Read success rates and average delays
         * @description Computed from the sums of the interfaces and minutes that are asked for.
         */
        get: operations["readMonitoringData"];
        /**
         * Add to the sums of interfaces and minutes
         * @description Counts of calls and their delays are added up by interface and minute; they hold no person.
         */
        post: operations["saveMonitoringData"];
    };
    "/v1/apps/{appId}/deletion-requests": {
        parameters: {
        };
        /**
         * List requests to delete
         * @description Newest first, with their states. It does not say whom they are about.
         */
        get: operations["listDeletionRequests"];
        /**
         * Ask that a person, a conversation or a category goes
         * @description Files a request. It is carried out after a short time in which it can be cancelled, and ends with a receipt for each store.
         */
        post: operations["requestDeletion"];
    };
    "/v1/apps/{appId}/deletion-requests/preview": {
        parameters: {
        };
        /**
         * See what a request would do; nothing is touched
         * @description Counts what would be deleted and what a legal hold keeps. Its `digest` makes sure that exactly this is deleted.
         */
        post: operations["previewRequest"];
    };
    "/v1/apps/{appId}/deletion-requests/{requestId}": {
        parameters: {
        };
        /**
         * See how far a request to delete is
         * @description Its state, what was found and deleted in each store, and what keeps the rest and until when.
         */
        get: operations["readDeletionRequest"];
        /**
         * Call a request off while it is pending
         * @description Nothing of it is deleted. A request that is being carried out cannot be cancelled.
         */
        delete: operations["cancelDeletionRequest"];
        /**
         * Agree to a plan that has changed
         * @description Something has come or gone since the preview: agree to the new plan by its digest, and the request goes on.
         */
        patch: operations["agreeToPlan"];
    };
    "/v1/apps/{appId}/deletion-requests/{requestId}/subject": {
        parameters: {
        };
        /**
         * Whom an open request is about, for stores of the operator's own
         * @description A store of one's own that heard of a request by its id learns here whose data it has to delete.
         */
        get: operations["readSubject"];
    };
    "/v1/apps/{appId}/access-requests": {
        parameters: {
        };
        /**
         * List requests for access
         * @description Newest first, with their states.
         */
        get: operations["listAccessRequests"];
        /**
         * Ask for a copy of a person's data
         * @description All that is kept of a person is put together in files, for that person.
         */
        post: operations["requestAccess"];
    };
    "/v1/apps/{appId}/access-requests/{requestId}": {
        parameters: {
        };
        /**
         * See a request for access, and fetch its bundle
         * @description Once it is completed it has links to the files of the bundle, each good for minutes.
         */
        get: operations["readAccessRequest"];
    };
    "/v1/apps/{appId}/holds": {
        parameters: {
        };
        /**
         * See the legal holds on an app
         * @description Each with its state, who ordered it, who placed it and when it must be reviewed.
         */
        get: operations["readHolds"];
        /**
         * Place a legal hold
         * @description Keeps what a court or an authority has ordered to be kept, whatever else would delete it, once it is active. Of more than 50 holds each waits for another person's word (`agreement.until`) and holds meanwhile.
         */
        post: operations["placeHold"];
    };
    "/v1/apps/{appId}/holds/{holdId}": {
        parameters: {
        };
        /**
         * Lift a legal hold, by two people of whom one may have placed it
         * @description What was due while it was held is deleted at once. A machine is no person: one that a machine placed is lifted by two people.
         */
        delete: operations["liftHold"];
    };
    "/v1/apps/{appId}/holds/{holdId}/agreement": {
        parameters: {
        };
        /**
         * Agree to a hold over the bound, as another person than placed it
         * @description Without another person's word such a hold is lifted at `agreement.until`; with it, it stays.
         */
        post: operations["agreeToHold"];
    };
    "/v1/apps/{appId}/receipts": {
        parameters: {
        };
        /**
         * The receipts of what was deleted of an app
         * @description Signed proofs of what was deleted, when and under which clause, each chained to the one before.
         */
        get: operations["listReceipts"];
    };
    "/v1/receipts": {
        parameters: {
        };
        /**
         * The receipts of a chain, or the chains of purged apps
         * @description For the operator and the auditor, also of apps that are gone.
         */
        get: operations["readReceipts"];
    };
    "/v1/receipt-chains/{chain}/head": {
        parameters: {
        };
        /**
         * Where a chain of receipts ends
         * @description The signed end of a chain: whoever keeps it can tell later that no receipt was taken away.
         */
        get: operations["readReceiptHead"];
    };
    "/v1/receipt-key": {
        parameters: {
        };
        /**
         * The public key that checks receipts
         * @description As PEM; keep it, and receipts can be checked without asking anybody.
         */
        get: operations["readReceiptKey"];
    };
    "/v1/policy": {
        parameters: {
        };
        /**
         * The register of processing
         * @description What is kept, why and for how long, by category: the record of processing activities.
         */
        get: operations["readPolicy"];
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessBody: {
            requestId?: string;
            userId: string;
            /** Format: date-time */
            submittedAt?: string;
            callbackUrls?: string[];
        };
        AccessRequest: {
            requestId: string;
            /** @enum {string} */
            scope: "user" | "conversation" | "category";
            /** @enum {string} */
            category?: "logData" | "monitoringData" | "userInformation" | "messages";
            /** @enum {string} */
            status: "pending" | "in_progress" | "completed" | "cancelled";
            /** @enum {string} */
            state: "pending" | "in_progress" | "plan_changed" | "held" | "partial" | "completed" | "cancelled" | "denied";
            reason?: string;
            /** Format: date-time */
            reviewBy?: string;
            holders?: {
                holder: string;
                /** @enum {string} */
                category?: "logData" | "monitoringData" | "userInformation" | "messages";
                found: number;
                deleted: number;
                held: number;
                refused: number;
                remaining: number;
            }[];
            previewDigest?: string;
            preview?: components["schemas"]["Plan"];
            /** Format: date-time */
            submittedAt: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            deadline: string;
            /** Format: date-time */
            changedAt: string;
            bundle?: components["schemas"]["Bundle"];
        };
        App: {
            appId: string;
            uin: string;
            region: string;
            clientIds: string[];
            /** @enum {string} */
            status: "active" | "terminated" | "purging";
            /** Format: date-time */
            registeredAt: string;
            /** Format: date-time */
            terminatedAt?: string;
            /** Format: date-time */
            purgeAt?: string;
        };
        AppConfiguration: {
            callback?: {
                enabled: boolean;
                /** Format: uri */
                url?: string;
            };
            package?: {
                name: string;
                /** Format: date-time */
                subscribedUntil?: string;
            };
            administratorAccount?: string;
            application?: {
                name?: string;
                sdkAppId?: string;
                applicationId?: string;
                introduction?: string;
                description?: string;
                type?: string;
                /** @enum {string} */
                status?: "enabled" | "disabled";
                /** Format: date-time */
                createdAt?: string;
                /** Format: date-time */
                updatedAt?: string;
            };
            verifyFriendBeforeMessage?: boolean;
            checkBlacklist?: boolean;
            multiPlatformInstances?: number;
            pushCertificates?: {
                name: string;
                packageName: string;
                appId: string;
            }[];
            tags?: string[];
            audioVideoGroupHistory?: boolean;
            recall?: {
                enabled: boolean;
                withinSeconds?: number;
            };
            storage: {
                messages: {
                    store: boolean;
                    days?: number;
                };
                userInformation: {
                    store: boolean;
                    days?: number;
                };
            };
            recentContacts?: number;
            /** @enum {string} */
            defaultFriendVerification?: "allow-any" | "need-confirm" | "deny-any";
            customFields?: {
                friend?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[];
                user?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[];
                groupMember?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[];
                group?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[];
            };
            dataCentre?: string;
            sharing?: {
                trtc: {
                    optIn: boolean;
                    subscribed: boolean;
                };
            };
            sensitiveDetectors?: ("payment-card" | "iban")[];
            consent?: {
                version: string;
                /** Format: date-time */
                statedAt: string;
                reference: string;
            };
            minimumAges: {
                default: number;
            } & {
                [key: string]: number;
            };
            secretsSet: string[];
        };
        AppReceipts: {
            receipts: components["schemas"]["SignedReceipt"][];
            next?: string;
            chain: string;
            pending: number;
        };
        Apps: {
            apps: components["schemas"]["App"][];
            next?: string;
        };
        Bundle: {
            /** @enum {string} */
            state: "empty" | "available" | "erased" | "over";
            /** Format: date-time */
            until: string;
            categories: {
                /** @enum {string} */
                category: "userInformation" | "messages";
                stored: boolean;
                records: number;
                files: {
                    bytes: number;
                    /** Format: uri */
                    url: string;
                    headers: {
                        [key: string]: string;
                    };
                }[];
            }[];
        };
        Call: {
            ip: string;
            interface: string;
            /** Format: date-time */
            time: string;
            cause?: string;
        };
        ConfigurationDocument: {
            callback?: {
                enabled: boolean;
                /** Format: uri */
                url?: string;
            };
            package?: {
                name: string;
                /** Format: date-time */
                subscribedUntil?: string;
            };
            administratorAccount?: string;
            application?: {
                name?: string;
                sdkAppId?: string;
                applicationId?: string;
                introduction?: string;
                description?: string;
                type?: string;
                /** @enum {string} */
                status?: "enabled" | "disabled";
                /** Format: date-time */
                createdAt?: string;
                /** Format: date-time */
                updatedAt?: string;
            };
            verifyFriendBeforeMessage?: boolean;
            checkBlacklist?: boolean;
            multiPlatformInstances?: number;
            pushCertificates?: {
                name: string;
                packageName: string;
                appId: string;
            }[];
            tags?: string[];
            audioVideoGroupHistory?: boolean;
            recall?: {
                enabled: boolean;
                withinSeconds?: number;
            };
            storage: {
                messages: {
                    store: boolean;
                    days?: number;
                };
                userInformation: {
                    store: boolean;
                    days?: number;
                };
            };
            recentContacts?: number;
            /** @enum {string} */
            defaultFriendVerification?: "allow-any" | "need-confirm" | "deny-any";
            customFields?: {
                friend?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[];
                user?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[];
                groupMember?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[];
                group?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[];
            };
            dataCentre?: string;
            sharing?: {
                trtc: {
                    optIn: boolean;
                    subscribed: boolean;
                };
            };
            sensitiveDetectors?: ("payment-card" | "iban")[];
            consent?: {
                version: string;
                /** Format: date-time */
                statedAt: string;
                reference: string;
            };
            minimumAges: {
                default: number;
            } & {
                [key: string]: number;
            };
            secrets?: {
                applicationKey?: string | null;
                webhookToken?: string | null;
                callbackSecret?: string | null;
                callbackSecretBefore?: string | null;
                pushCertificateSecrets?: {
                    [key: string]: string | null;
                };
            };
        };
        ConfigurationPatch: {
            callback?: {
                enabled?: boolean | null;
                /** Format: uri */
                url?: string | null;
            } | null;
            package?: {
                name?: string | null;
                /** Format: date-time */
                subscribedUntil?: string | null;
            } | null;
            administratorAccount?: string | null;
            application?: {
                name?: string | null;
                sdkAppId?: string | null;
                applicationId?: string | null;
                introduction?: string | null;
                description?: string | null;
                type?: string | null;
                /** @enum {string|null} */
                status?: "enabled" | "disabled" | null;
                /** Format: date-time */
                createdAt?: string | null;
                /** Format: date-time */
                updatedAt?: string | null;
            } | null;
            verifyFriendBeforeMessage?: boolean | null;
            checkBlacklist?: boolean | null;
            multiPlatformInstances?: number | null;
            pushCertificates?: {
                name: string;
                packageName: string;
                appId: string;
            }[] | null;
            tags?: string[] | null;
            audioVideoGroupHistory?: boolean | null;
            recall?: {
                enabled?: boolean | null;
                withinSeconds?: number | null;
            } | null;
            storage?: {
                messages?: {
                    store?: boolean | null;
                    days?: number | null;
                } | null;
                userInformation?: {
                    store?: boolean | null;
                    days?: number | null;
                } | null;
            } | null;
            recentContacts?: number | null;
            /** @enum {string|null} */
            defaultFriendVerification?: "allow-any" | "need-confirm" | "deny-any" | null;
            customFields?: {
                friend?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[] | null;
                user?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[] | null;
                groupMember?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[] | null;
                group?: {
                    name: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "bytes";
                }[] | null;
            } | null;
            dataCentre?: string | null;
            sharing?: {
                trtc?: {
                    optIn?: boolean | null;
                    subscribed?: boolean | null;
                } | null;
            } | null;
            sensitiveDetectors?: ("payment-card" | "iban")[] | null;
            consent?: {
                version?: string | null;
                /** Format: date-time */
                statedAt?: string | null;
                reference?: string | null;
            } | null;
            minimumAges?: ({
                default?: number | null;
            } & {
                [key: string]: number | null;
            }) | null;
            secrets?: {
                applicationKey?: string | null;
                webhookToken?: string | null;
                callbackSecret?: string | null;
                callbackSecretBefore?: string | null;
                pushCertificateSecrets?: {
                    [key: string]: string | null;
                } | null;
            } | null;
        };
        DeletionRequest: {
            requestId?: string;
            userId?: string;
            conversationId?: string;
            /** @enum {string} */
            category?: "logData" | "monitoringData" | "userInformation" | "messages";
            /** Format: date-time */
            submittedAt?: string;
            callbackUrls?: string[];
            previewDigest?: string;
        };
        Erasure: {
            /** @enum {string} */
            kind: "purge" | "settlement";
            /** @enum {string} */
            state: "paused" | "running" | "done";
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            found: number;
            erased: number;
            remaining: {
                partitions: number;
                orMore: boolean;
                records?: number;
            };
            recordsPerSecond?: number;
            /** Format: date-time */
            estimatedEnd?: string;
        };
        Erasures: {
            erasures: components["schemas"]["Erasure"][];
        };
        HandedOverMessages: {
            /** @enum {string} */
            type: "messages";
            messages: {
                conversationId: string;
                messageId: string;
                partOf?: string;
                from: string;
                sentAt: number;
                editedAt?: number;
                sequence?: number;
                sourceId?: string;
                text?: string;
                elements?: ({
                    MsgType: string;
                    MsgContent: {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                })[];
                cloudCustomData?: string;
                media?: string[];
                sensitive?: boolean;
            }[];
        };
        HandedOverUserInformation: {
            /** @enum {string} */
            type: "user-information";
            userId: string;
            profile: {
                [key: string]: string | number;
            };
        };
        Held: {
            /** @enum {string} */
            state: "held";
            /** @enum {string} */
            reason: "legal-obligation";
        };
        Hold: {
            /** Format: uuid */
            id: string;
            scope: {
                /** @enum {string} */
                kind: "app";
            } | {
                /** @enum {string} */
                kind: "user";
                digest: string;
            } | {
                /** @enum {string} */
                kind: "conversation";
                digest: string;
            };
            categories: ("logData" | "monitoringData" | "userInformation" | "messages")[];
            authority: string;
            reference: string;
            /** Format: date-time */
            reviewAt: string;
            /** Format: date-time */
            placedAt: string;
            placedBy: string;
            /** @constant */
            byMachine?: true;
            agreement?: {
                /** Format: date-time */
                until?: string;
                by: string[];
            };
            liftAskedBy?: string[];
            /** @enum {string} */
            state: "pending" | "active" | "lifting";
            covers?: {
                /** Format: date-time */
                lookedAt: string;
                records: {
                    [key: string]: number;
                };
            };
        };
        HoldRequest: {
            scope: {
                /** @constant */
                kind: "app";
            } | {
                /** @constant */
                kind: "user";
                userId: string;
            } | {
                /** @constant */
                kind: "conversation";
                conversationId: string;
            };
            categories: ("logData" | "monitoringData" | "userInformation" | "messages")[];
            authority: string;
            reference: string;
            /** Format: date-time */
            reviewAt: string;
        };
        Holdings: {
            takenAt: string;
            etag: string;
            purgeAt?: string;
            categories: ({
                /** @enum {string} */
                category: "appRegistry" | "configuration" | "logData" | "monitoringData" | "userInformation" | "messages";
                records: number;
                bytes: number;
                oldest?: string;
                newest?: string;
                goes: ({
                    day: string;
                    records: number;
                    bytes: number;
                } & {
                    [key: string]: unknown;
                })[];
                held: {
                    records: number;
                    bytes: number;
                } & {
                    [key: string]: unknown;
                };
                overdue: {
                    records: number;
                    bytes: number;
                    byMs?: number;
                } & {
                    [key: string]: unknown;
                };
                marks: {
                    records: number;
                    bytes: number;
                } & {
                    [key: string]: unknown;
                };
                asIf?: {
                    goesAtOnce: {
                        records: number;
                        bytes: number;
                    } & {
                        [key: string]: unknown;
                    };
                    held: {
                        records: number;
                        bytes: number;
                    } & {
                        [key: string]: unknown;
                    };
                    earlier: {
                        records: number;
                        bytes: number;
                    } & {
                        [key: string]: unknown;
                    };
                    later: {
                        records: number;
                        bytes: number;
                    } & {
                        [key: string]: unknown;
                    };
                    goes: ({
                        day: string;
                        records: number;
                        bytes: number;
                    } & {
                        [key: string]: unknown;
                    })[];
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            })[];
            next?: string;
        } & {
            [key: string]: unknown;
        };
        Holds: {
            holds: components["schemas"]["Hold"][];
        };
        Lifting: {
            /** @enum {string} */
            state: "lifting" | "second-person-needed";
        };
        LogData: {
            records: components["schemas"]["Call"][];
            next?: string;
        };
        LogDataBatch: {
            records: {
                ip: string;
                interface: string;
                /** Format: date-time */
                time?: string;
                cause?: string;
            }[];
        };
        MediaRequest: {
            /** @enum {string} */
            kind: "photo" | "audio" | "video";
            contentType: string;
            bytes: number;
        };
        Message: {
            messageId: string;
            partOf?: string;
            from: string;
            /** Format: date-time */
            sentAt: string;
            /** Format: date-time */
            editedAt?: string;
            text?: string;
            elements?: ({
                MsgType: string;
                MsgContent: {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            })[];
            cloudCustomData?: string;
            media?: {
                mediaId: string;
                /** @enum {string} */
                kind: "photo" | "audio" | "video";
                contentType: string;
                bytes: number;
                /** Format: uri */
                url?: string;
                headers?: {
                    [key: string]: string;
                };
            }[];
            /** Format: date-time */
            expiresAt: string;
        };
        MessageBatch: {
            messages: {
                conversationId: string;
                messageId: string;
                partOf?: string;
                from: string;
                /** Format: date-time */
                sentAt: string;
                /** Format: date-time */
                editedAt?: string;
                text?: string;
                media?: string[];
                sensitive?: boolean;
            }[];
        };
        Messages: {
            messages: components["schemas"]["Message"][];
            next?: string;
        };
        MonitoredMinute: {
            interface: string;
            /** Format: date-time */
            minute: string;
            calls: number;
            successRate: number;
            averageDelayMs: number;
        };
        MonitoringBatch: {
            records: {
                interface: string;
                /** Format: date-time */
                minute: string;
                calls: number;
                successes: number;
                averageDelayMs: number;
            }[];
        };
        MonitoringData: {
            records: components["schemas"]["MonitoredMinute"][];
            next?: string;
        };
        PassedOnMessages: {
            /** @enum {integer} */
            stored: 0;
            forwarded: boolean;
        };
        PassedOnUser: {
            /** @constant */
            stored: false;
            forwarded: boolean;
        };
        Plan: {
            digest: string;
            /** Format: date-time */
            takenAt: string;
            goes: {
                holder: string;
                /** @enum {string} */
                category: "logData" | "monitoringData" | "userInformation" | "messages";
                records: number;
                bytes: number;
            }[];
            held: {
                /** Format: uuid */
                holdId: string;
                /** @enum {string} */
                clause: "PP-3" | "PP-4.log" | "PP-4.monitoring" | "PP-4.configuration" | "PP-4.sharing" | "PP-4.integrated" | "PP-5" | "PP-6.log" | "PP-6.monitoring" | "PP-6.configuration" | "DA-2.user" | "DA-2.messages" | "DA-5.opt-out" | "DA-5.period" | "DA-5.law" | "DA-5.request" | "DA-6.age" | "DA-6.sensitive" | "DA-6.consent" | "DA-3/4";
                /** Format: date-time */
                reviewAt: string;
                records: number;
            }[];
        };
        PlanAnswer: {
            previewDigest: string;
        };
        Policy: {
            region: string;
            version: string;
            source: string;
            clauses: {
                [key: string]: string;
            };
            categories: {
                [key: string]: {
                    title: string;
                    clauses: string[];
                    fields: string[];
                    purpose: string;
                    legalBasis: string;
                    retention: {
                        /** @enum {string} */
                        kind: "fixed";
                        period: string;
                    } | {
                        /** @enum {string} */
                        kind: "after-termination";
                        period: string;
                    } | {
                        /** @enum {string} */
                        kind: "chosen";
                        default: string;
                        min: string;
                        max: string;
                        /** @constant */
                        optOut: true;
                    };
                    clock: string;
                    table: string;
                    bucket: boolean;
                    erasure: string;
                    backup: boolean;
                    recipients: string[];
                    integrated: {
                        system: string;
                        role: string;
                    }[];
                };
            };
            operational: {
                [key: string]: string;
            };
            mediaClasses: string[];
            subProcessors: string[];
        };
        Preview: {
            /** @enum {string} */
            scope: "user" | "conversation" | "category";
            complete: boolean;
            digest?: string;
            /** Format: date-time */
            takenAt: string;
            goes: {
                holder: string;
                /** @enum {string} */
                category: "logData" | "monitoringData" | "userInformation" | "messages";
                records: number;
                bytes: number;
            }[];
            held: {
                /** Format: uuid */
                holdId: string;
                /** @enum {string} */
                clause: "PP-3" | "PP-4.log" | "PP-4.monitoring" | "PP-4.configuration" | "PP-4.sharing" | "PP-4.integrated" | "PP-5" | "PP-6.log" | "PP-6.monitoring" | "PP-6.configuration" | "DA-2.user" | "DA-2.messages" | "DA-5.opt-out" | "DA-5.period" | "DA-5.law" | "DA-5.request" | "DA-6.age" | "DA-6.sensitive" | "DA-6.consent" | "DA-3/4";
                /** Format: date-time */
                reviewAt: string;
                records: number;
            }[];
            alsoAsked?: string[];
            stays: components["schemas"]["Stay"][];
        };
        Problem: {
            /** @enum {string} */
            type: "urn:chat-retention:problem:invalid-json" | "urn:chat-retention:problem:invalid-input" | "urn:chat-retention:problem:invalid-cursor" | "urn:chat-retention:problem:not-your-app" | "urn:chat-retention:problem:scopes-together" | "urn:chat-retention:problem:not-yours-to-change" | "urn:chat-retention:problem:not-signed" | "urn:chat-retention:problem:age-below-minimum" | "urn:chat-retention:problem:consent-missing" | "urn:chat-retention:problem:not-found" | "urn:chat-retention:problem:method-not-allowed" | "urn:chat-retention:problem:already-registered" | "urn:chat-retention:problem:wrong-region" | "urn:chat-retention:problem:app-terminated" | "urn:chat-retention:problem:purge-begun" | "urn:chat-retention:problem:ambiguous-message" | "urn:chat-retention:problem:message-conflict" | "urn:chat-retention:problem:not-stored" | "urn:chat-retention:problem:media-unusable" | "urn:chat-retention:problem:backup-too-old" | "urn:chat-retention:problem:restored-table-closed" | "urn:chat-retention:problem:nothing-to-agree" | "urn:chat-retention:problem:too-many-holds" | "urn:chat-retention:problem:second-person-needed" | "urn:chat-retention:problem:too-many-open" | "urn:chat-retention:problem:request-conflict" | "urn:chat-retention:problem:not-cancellable" | "urn:chat-retention:problem:plan-not-changed" | "urn:chat-retention:problem:erased-person" | "urn:chat-retention:problem:stale-version" | "urn:chat-retention:problem:too-large" | "urn:chat-retention:problem:sensitive-data" | "urn:chat-retention:problem:version-required" | "urn:chat-retention:problem:rate-exceeded" | "urn:chat-retention:problem:internal";
            title: string;
            status: number;
            detail?: string;
            errors?: {
                field: string;
                problem: string;
                bound?: number;
            }[];
        };
        ReceiptHead: {
            chain: string;
            number: number;
            hash: string;
        };
        Receipts: {
            receipts: components["schemas"]["SignedReceipt"][];
            next?: string;
            chain: string;
        } | {
            chains: string[];
        };
        Registration: {
            appId: string;
            uin: string;
            region: string;
            clientIds: string[];
            consent?: {
                version: string;
                /** Format: date-time */
                statedAt: string;
                reference: string;
            };
            minimumAges: {
                default: number;
            } & {
                [key: string]: number;
            };
        };
        Request: {
            requestId: string;
            /** @enum {string} */
            scope: "user" | "conversation" | "category";
            /** @enum {string} */
            category?: "logData" | "monitoringData" | "userInformation" | "messages";
            /** @enum {string} */
            status: "pending" | "in_progress" | "completed" | "cancelled";
            /** @enum {string} */
            state: "pending" | "in_progress" | "plan_changed" | "held" | "partial" | "completed" | "cancelled" | "denied";
            reason?: string;
            /** Format: date-time */
            reviewBy?: string;
            holders?: {
                holder: string;
                /** @enum {string} */
                category?: "logData" | "monitoringData" | "userInformation" | "messages";
                found: number;
                deleted: number;
                held: number;
                refused: number;
                remaining: number;
            }[];
            previewDigest?: string;
            preview?: components["schemas"]["Plan"];
            /** Format: date-time */
            submittedAt: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            deadline: string;
            /** Format: date-time */
            changedAt: string;
        };
        Requests: {
            requests: components["schemas"]["Request"][];
            next?: string;
        };
        SavedMessages: {
            stored: number;
            duplicates: number;
            edited: number;
            expired: number;
        };
        SavedRecords: {
            stored: number;
            expired: number;
        };
        SavedUser: {
            userId: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SignedReceipt: {
            /** Format: base64 */
            receipt: string;
            /** Format: base64 */
            signature: string;
            key: string;
        };
        Stay: {
            what: string;
            /** @enum {string} */
            clause: "PP-3" | "PP-4.log" | "PP-4.monitoring" | "PP-4.configuration" | "PP-4.sharing" | "PP-4.integrated" | "PP-5" | "PP-6.log" | "PP-6.monitoring" | "PP-6.configuration" | "DA-2.user" | "DA-2.messages" | "DA-5.opt-out" | "DA-5.period" | "DA-5.law" | "DA-5.request" | "DA-6.age" | "DA-6.sensitive" | "DA-6.consent" | "DA-3/4";
            until: string;
            reason: string;
        };
        SteeredErasure: {
            /** @enum {string} */
            state: "paused" | "running";
            /** @enum {string} */
            kind: "purge" | "settlement";
        };
        Steering: {
            /** @enum {string} */
            state: "paused" | "running";
        };
        Subject: {
            userId: string;
        } | {
            conversationId: string;
        };
        Upload: {
            mediaId: string;
            /** Format: uri */
            uploadUrl: string;
            headers: {
                [key: string]: string;
            };
            /** Format: date-time */
            expiresAt: string;
        };
        User: {
            userId: string;
            profile: {
                [key: string]: string | number;
            };
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        UserInformation: {
            profile: {
                [key: string]: string | number;
            };
            age?: number;
            jurisdiction?: string;
            sensitive?: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApps: {
        parameters: {
            query?: {
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
        };
        responses: {
            /** @description A page of apps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Apps"];
                };
            };
        };
    };
    registerApp: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description The app, which stores nothing unless consents were stated */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
        };
    };
    readApp: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description The app */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
        };
    };
    terminateApp: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description The app, with `purgeAt` */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
        };
    };
    reactivateApp: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description The app, in use */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
        };
    };
    readConfiguration: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description The configuration; of secrets the names alone */
            200: {
                headers: {
                    /** @description The version of what is answered (RFC 9110) */
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppConfiguration"];
                };
            };
        };
    };
    replaceConfiguration: {
        parameters: {
            header: {
                /** @description The entity tag of the version that is to change */
                "if-match": string;
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigurationDocument"];
            };
        };
        responses: {
            /** @description The configuration as it is now */
            200: {
                headers: {
                    /** @description The version of what is answered (RFC 9110) */
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppConfiguration"];
                };
            };
        };
    };
    changeConfiguration: {
        parameters: {
            header: {
                /** @description The entity tag of the version that is to change */
                "if-match": string;
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigurationPatch"];
            };
        };
        responses: {
            /** @description The configuration as it is now */
            200: {
                headers: {
                    /** @description The version of what is answered (RFC 9110) */
                    etag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppConfiguration"];
                };
            };
        };
    };
    readErasures: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description The erasures that have begun */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasures"];
                };
            };
        };
    };
    steerErasure: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description Which deletion */
                kind: "purge" | "settlement";
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Steering"];
            };
        };
        responses: {
            /** @description What was asked */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SteeredErasure"];
                };
            };
        };
    };
    readHoldings: {
        parameters: {
            query?: {
                /** @description Only of this category */
                category?: "appRegistry" | "configuration" | "logData" | "monitoringData" | "userInformation" | "messages";
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Whether it were stored */
                store?: "true" | "false";
                /** @description For this many days to come */
                days?: number;
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description A page of what was looked at */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holdings"];
                };
            };
        };
    };
    readUser: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description An end user of the app */
                userId: string;
            };
        };
        responses: {
            /** @description What may be read now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    saveUser: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description An end user of the app */
                userId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserInformation"];
            };
        };
        responses: {
            /** @description It is stored, until `expiresAt` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedUser"];
                };
            };
            /** @description The app opted out: it went to the app's callback, if there is one */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassedOnUser"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description An end user of the app */
                userId: string;
            };
        };
        responses: {
            /** @description A law holds it: nobody can read it, and it goes when the hold ends */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Held"];
                };
            };
            /** @description There is none, or none any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    saveMessages: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageBatch"];
            };
        };
        responses: {
            /** @description How many are stored, were there already, were edited, or were over already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMessages"];
                };
            };
            /** @description The app opted out: they went to the app's callback, if there is one */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassedOnMessages"];
                };
            };
        };
    };
    readMessages: {
        parameters: {
            query?: {
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description By time */
                order?: "asc" | "desc";
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description A conversation of the app */
                conversationId: string;
            };
        };
        responses: {
            /** @description A page of what may be read now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Messages"];
                };
            };
        };
    };
    recallMessage: {
        parameters: {
            query?: {
                /** @description The whole that it is a further part of, to take back that part alone */
                partOf?: string;
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description A conversation of the app */
                conversationId: string;
                /** @description A message of the conversation */
                messageId: string;
            };
        };
        responses: {
            /** @description A law holds it: nobody can read it, and it goes when the hold ends */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Held"];
                };
            };
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    prepareMedia: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaRequest"];
            };
        };
        responses: {
            /** @description Where to PUT the bytes with these headers, and until when a message must claim it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
        };
    };
    readLogData: {
        parameters: {
            query?: {
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description By time */
                order?: "asc" | "desc";
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description A page of what may be read now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogData"];
                };
            };
        };
    };
    saveLogData: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogDataBatch"];
            };
        };
        responses: {
            /** @description How many are stored, or were over already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRecords"];
                };
            };
        };
    };
    readMonitoringData: {
        parameters: {
            query?: {
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description By time */
                order?: "asc" | "desc";
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description A page of what may be read now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonitoringData"];
                };
            };
        };
    };
    saveMonitoringData: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MonitoringBatch"];
            };
        };
        responses: {
            /** @description How many are stored, or were over already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRecords"];
                };
            };
        };
    };
    listDeletionRequests: {
        parameters: {
            query?: {
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description A page of requests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requests"];
                };
            };
        };
    };
    requestDeletion: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionRequest"];
            };
        };
        responses: {
            /** @description The request, which is pending, and where to look at it */
            202: {
                headers: {
                    /** @description Where to look at it */
                    location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
        };
    };
    previewRequest: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionRequest"];
            };
        };
        responses: {
            /** @description What would go, what a law holds, and what stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
        };
    };
    readDeletionRequest: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description The request, by its id */
                requestId: string;
            };
        };
        responses: {
            /** @description The request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
        };
    };
    cancelDeletionRequest: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description The request, by its id */
                requestId: string;
            };
        };
        responses: {
            /** @description The request, which is cancelled */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
        };
    };
    agreeToPlan: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description The request, by its id */
                requestId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanAnswer"];
            };
        };
        responses: {
            /** @description The request, which goes on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
        };
    };
    readSubject: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description The request, by its id */
                requestId: string;
            };
        };
        responses: {
            /** @description The person or the conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subject"];
                };
            };
        };
    };
    listAccessRequests: {
        parameters: {
            query?: {
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description A page of requests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requests"];
                };
            };
        };
    };
    requestAccess: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessBody"];
            };
        };
        responses: {
            /** @description The request, which is pending, and where to look at it */
            202: {
                headers: {
                    /** @description Where to look at it */
                    location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
        };
    };
    readAccessRequest: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description The request, by its id */
                requestId: string;
            };
        };
        responses: {
            /** @description The request, with links to its bundle while that lives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
        };
    };
    readHolds: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description The holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holds"];
                };
            };
        };
    };
    placeHold: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequest"];
            };
        };
        responses: {
            /** @description The hold: it holds from now on, and is pending until all has been seen to */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
        };
    };
    liftHold: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description The hold, by its id */
                holdId: string;
            };
        };
        responses: {
            /** @description Whether it holds nothing from now on, or waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lifting"];
                };
            };
        };
    };
    agreeToHold: {
        parameters: {
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
                /** @description The hold, by its id */
                holdId: string;
            };
        };
        responses: {
            /** @description The hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
        };
    };
    listReceipts: {
        parameters: {
            query?: {
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            path: {
                /** @description The app, by its SDKAppID */
                appId: string;
            };
        };
        responses: {
            /** @description A page of the chain, and how many are to come */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppReceipts"];
                };
            };
        };
    };
    readReceipts: {
        parameters: {
            query?: {
                /** @description How many at the most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description A chain of receipts: an app's digest, or `sweep` */
                chain?: string;
                /** @description The app, by its SDKAppID */
                appId?: string;
            };
        };
        responses: {
            /** @description A page of the chain, or the names of chains */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
        };
    };
    readReceiptHead: {
        parameters: {
            path: {
                /** @description A chain of receipts: an app's digest, or `sweep` */
                chain: string;
            };
        };
        responses: {
            /** @description The number and hash of its last receipt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptHead"];
                };
            };
        };
    };
    readReceiptKey: {
        parameters: {
        };
        responses: {
            /** @description The key in PEM */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
        };
    };
    readPolicy: {
        parameters: {
        };
        responses: {
            /** @description The policy that this deployment carries out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
        };
    };
}
